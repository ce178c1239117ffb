import { Module, type DynamicModule } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { ServiceConfig } from './config.ts';
import { Drain } from './drain.ts';
import { HealthController } from './health.controller.ts';
import { Log } from './log.ts';
import { Metrics } from './metrics.ts';
import { Readiness } from './readiness.ts';

/** What every service has: its config, log, metrics, health and drain, each injectable by its class. */
@Module({})
export class ServiceKitModule {
  static forRoot(options: { name: string; config: ServiceConfig; log?: Log }): DynamicModule {
    const { name, config } = options;
    const log = options.log ?? Log.to({ name, level: config.LOG_LEVEL });
    const byClass = [
      { provide: ServiceConfig, useValue: config },
      { provide: Log, useValue: log },
      { provide: Metrics, useValue: new Metrics(name) },
      { provide: Readiness, useValue: new Readiness() },
      { provide: Drain, useValue: new Drain(log) },
    ];
    // An app asks for its own config class; it is the same object.
    const own =
      config.constructor === ServiceConfig ? [] : [{ provide: config.constructor as never, useValue: config }];
    const providers = [...byClass, ...own];
    return {
      module: ServiceKitModule,
      global: true,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
