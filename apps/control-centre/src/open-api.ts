import { loadReferenceData } from '@careway/reference-data';
import { openApiOf, readConfig } from '@careway/service-kit';
import { AppModule } from './app.module.ts';
import { ControlCentreConfig } from './config.ts';

/** The OpenAPI document of the control centre, as the running service gives it at `/openapi.json`. */
export async function controlCentreApi(referenceData: string): Promise<object> {
  const config = readConfig(ControlCentreConfig, {
    DATABASE_URL: 'postgresql://nowhere',
    KAFKA_BROKERS: 'nowhere:1',
    REDIS_URL: 'redis://nowhere',
    REFERENCE_DATA: referenceData,
    LOG_LEVEL: 'silent',
  });
  return openApiOf({
    name: 'control-centre',
    config,
    module: AppModule.forRoot(config, loadReferenceData(config.REFERENCE_DATA)),
  });
}
