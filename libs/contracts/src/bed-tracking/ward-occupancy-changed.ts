import { Event } from '../domain-event.ts';
import { Instant, Text, Whole } from '../field/field.ts';

/** The beds of one ward have changed. The envelope's subject is the ward id. A lower version than the last one heard is to be ignored. */
@Event('bed-tracking.ward-occupancy-changed.v1')
export class WardOccupancyChanged {
  @Text({ max: 60 }) wardId: string;
  @Text({ max: 20, description: 'ODS site code' }) siteId: string;
  @Text({ max: 20, description: 'ODS organisation code' }) providerId: string;
  @Whole({ description: 'Beds that are open' }) open: number;
  @Whole({ description: 'People in the ward, not on leave' }) occupied: number;
  @Whole({ description: 'Beds kept on purpose for people on leave' }) onLeave: number;
  @Whole({ description: 'Beds that a person could be put in now' }) usable: number;
  @Whole({ min: 1, description: 'Counts up by one with each change of the ward' }) version: number;
  @Instant({ description: 'Happened: the latest clinical time that the figures rest on' }) asOf: string;
}
