export type * from './history/entry.ts';
export { readHistory, type HistoryText } from './history/read-history.ts';
export { check, type CheckOptions } from './check/check.ts';
export { tellStory } from './check/tell-story.ts';
export { summaryOf, type Summary } from './check/summary.ts';
export { PROMISES, type PromiseNumber, type Recoveries, type Verdict, type Violation } from './check/verdict.ts';
export {
  FAULT_SORTS,
  INSTANCES,
  SERVERS,
  SERVICES,
  type FaultSort,
  type Open,
  type SortOfFault,
} from './schedule/fault-sorts.ts';
export { schedule, type PlannedFault, type Round, type ScheduleOptions } from './schedule/schedule.ts';
