export type * from './history/entry.ts';
export { FAULT_SORTS, SERVERS, SERVICES, type FaultSort } from './schedule/fault-sorts.ts';
export { Random } from './schedule/random.ts';
export { schedule, type PlannedFault, type Round, type ScheduleOptions } from './schedule/schedule.ts';
