import { loadReferenceData } from '@careway/reference-data';
import { readConfig, runService, startService, type Service } from '@careway/service-kit';
import { AppModule } from './app.module.ts';
import { ControlCentreConfig } from './config.ts';

/** Starts the control centre: the board's projection, its live stream and its page. */
export async function start(environment: NodeJS.ProcessEnv): Promise<Service> {
  const config = readConfig(ControlCentreConfig, environment);
  const reference = loadReferenceData(config.REFERENCE_DATA);
  return startService({ name: 'control-centre', config, module: AppModule.forRoot(config, reference) });
}

if (import.meta.main) await runService(start);
