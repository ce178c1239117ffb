import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import type { CustomStrategy } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { BodyPipe } from './body-pipe.ts';
import type { ServiceConfig } from './config.ts';
import { describeApi } from './describe-api.ts';
import { Drain } from './drain.ts';
import { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import { observeRequests } from './observe-requests.ts';
import { ProblemFilter } from './problem.ts';
import { Readiness } from './readiness.ts';
import { ServiceKitModule } from './service-kit.module.ts';

/** Provide an array of Nest transport strategies under this token and they are connected before the service listens. */
export const TRANSPORTS = Symbol('transports');

/** A service that runs: `address` is `http://host:port`. */
export interface Service {
  name: string;
  address: string;
  app: NestFastifyApplication;
  /** Drains: doors, consumers, relay, stores, in that order. A second call waits for the first. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  name: string;
  config: ServiceConfig;
  module: Type | DynamicModule;
  /** Classes with field decorators whose schemas the OpenAPI document shows. */
  schemas?: readonly (new () => object)[];
  /** Largest request body in bytes (10 MB). */
  maxBodyBytes?: number;
  log?: Log;
}

/** A request that has not arrived by then is given up: one that drips in byte by byte must not hold a connection. */
const REQUEST_MS = 120_000;

@Module({})
class RootModule {}

export async function startService(options: ServiceOptions): Promise<Service> {
  const { name, config } = options;
  const kit = ServiceKitModule.forRoot(options);
  const adapter = new FastifyAdapter({
    bodyLimit: options.maxBodyBytes ?? 10_000_000,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_MS,
  });
  const root = { module: RootModule, imports: [kit, options.module] };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: false,
    abortOnError: false,
  });
  const [log, drain, readiness] = [app.get(Log), app.get(Drain), app.get(Readiness)];
  let stopping: Promise<void> | undefined;
  const stop = () => (stopping ??= stopService());

  async function stopService(): Promise<void> {
    readiness.draining = true;
    drain.at('doors', 'http', () => closeHttp(app));
    await drain.run();
    await app.close();
    log.info({}, 'stopped');
  }

  try {
    observeRequests(app, log, app.get(Metrics));
    app.useGlobalFilters(new ProblemFilter(log));
    app.useGlobalPipes(new BodyPipe());
    describeApi(app, name, options.schemas ?? []);
    for (const strategy of transportsOf(app)) app.connectMicroservice<CustomStrategy>({ strategy });
    await app.startAllMicroservices();
    await app.listen(config.PORT, config.HOST);
  } catch (error) {
    await stop();
    throw error;
  }
  const address = await app.getUrl();
  log.info({ address }, 'listening');
  return { name, address, app, stop };
}

/** A keep-alive connection that was answering becomes idle only afterwards: it is looked for until all are gone. */
async function closeHttp(app: NestFastifyApplication): Promise<void> {
  const sweep = setInterval(() => app.getHttpServer().closeIdleConnections(), 20);
  try {
    await app.getHttpAdapter().close();
  } finally {
    clearInterval(sweep);
  }
}

const transportsOf = (app: NestFastifyApplication): CustomStrategy['strategy'][] =>
  [...app.get(ModulesContainer).values()].flatMap(
    (module) => (module.getProviderByKey(TRANSPORTS)?.instance as CustomStrategy['strategy'][] | undefined) ?? [],
  );
