import { loadReferenceData } from '@careway/reference-data';
import { openApiOf } from '@careway/service-kit';
import { AppModule } from './app.module.ts';
import { readBedTrackingConfig } from './config.ts';

/** The OpenAPI document of bed tracking, as the running service gives it at `/openapi.json`. */
export async function bedTrackingApi(referenceData: string): Promise<object> {
  const config = readBedTrackingConfig({
    DATABASE_URL: 'postgresql://nowhere',
    KAFKA_BROKERS: 'nowhere:1',
    REDIS_URL: 'redis://nowhere',
    REFERENCE_DATA: referenceData,
    LOG_LEVEL: 'silent',
  });
  const module = AppModule.forRoot(config, loadReferenceData(config.REFERENCE_DATA));
  return openApiOf({ name: 'bed-tracking', config, module });
}
