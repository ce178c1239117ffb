import { Event } from '../domain-event.ts';
import { Day, Text, Whole } from '../field/field.ts';

/** Admissions and discharges of one site on one day (Europe/London, by the time they happened) have changed. The envelope's subject is the site id. */
@Event('bed-tracking.daily-flow-changed.v1')
export class DailyFlowChanged {
  @Text({ max: 20 }) siteId: string;
  @Text({ max: 20 }) providerId: string;
  @Day() day: string;
  @Whole({ description: 'Inpatient admissions that happened on the day' }) admissions: number;
  @Whole({ description: 'Inpatient discharges that happened on the day' }) discharges: number;
  @Whole({ min: 1, description: 'Counts up by one with each change of the site and day' }) version: number;
}
