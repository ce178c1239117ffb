import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';

const LIMIT_MS = 2_000;

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  ready() {
    const checks = [...this.readiness.checks, ['draining', this.notDraining] as const];
    return this.health.check(
      checks.map(
        ([name, check]) =>
          () =>
            this.indicate(name, check),
      ),
    );
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  scrape(): Promise<string> {
    return this.metrics.registry.metrics();
  }

  private readonly notDraining = async () => {
    if (this.readiness.draining) throw new Error('the service is stopping');
  };

  private async indicate(name: string, check: () => Promise<void>) {
    const indicator = this.indicators.check(name);
    try {
      await Promise.race([check(), timeout(LIMIT_MS)]);
      return indicator.up();
    } catch (error) {
      return indicator.down(error instanceof Error ? error.message : 'not ready');
    }
  }
}

function timeout(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms).unref();
  });
}
