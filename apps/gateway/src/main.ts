import { FigureObservation, Hl7LikeMessage } from '@careway/contracts';
import { readConfig, runService, startService, type Service } from '@careway/service-kit';
import { AppModule } from './app.module.ts';
import { GatewayConfig } from './config.ts';
import { SubjectSearch } from './find-subjects/subjects.controller.ts';

/** Starts the door for partners' systems. */
export async function start(environment: NodeJS.ProcessEnv): Promise<Service> {
  const config = readConfig(GatewayConfig, environment);
  return startService({
    name: 'gateway',
    config,
    module: AppModule.forRoot(config),
    schemas: [Hl7LikeMessage, FigureObservation, SubjectSearch],
    maxBodyBytes: config.MAX_MESSAGE_BYTES,
  });
}

if (import.meta.main) await runService(start);
