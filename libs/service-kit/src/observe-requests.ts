import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** One log line and one measurement per request, by route and never by URL: a URL may hold an identifier. */
export function observeRequests(app: NestFastifyApplication, log: Log, metrics: Metrics): void {
  const seconds = metrics.histogram('http_request_seconds', 'Time to answer a request', ['method', 'route', 'status']);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async (request, reply) => {
      const { method } = request;
      const route = request.routeOptions.url ?? 'unknown';
      const status = reply.statusCode;
      seconds.observe({ method, route, status }, reply.elapsedTime / 1000);
      const line = { method, route, status, ms: Math.round(reply.elapsedTime) };
      if (status >= 400 && !route.startsWith('/health')) log.info(line, 'answered');
      else log.debug(line, 'answered');
    });
}
