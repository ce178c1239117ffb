import { loadReferenceData } from '@careway/reference-data';
import { runService, startService, type Service } from '@careway/service-kit';
import { AppModule } from './app.module.ts';
import { readBedTrackingConfig } from './config.ts';

/** Starts bed tracking: spells, the ledger of wards, the counters and their read API. */
export async function start(environment: NodeJS.ProcessEnv): Promise<Service> {
  const config = readBedTrackingConfig(environment);
  const reference = loadReferenceData(config.REFERENCE_DATA);
  return startService({ name: 'bed-tracking', config, module: AppModule.forRoot(config, reference) });
}

if (import.meta.main) await runService(start);
