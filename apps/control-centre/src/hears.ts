import {
  AdmissionRequested,
  AdmissionWaitChanged,
  DailyFlowChanged,
  FeedObserved,
  FigureObserved,
  HeartbeatPassed,
  WardOccupancyChanged,
} from '@careway/contracts';
import { OF_PLACEMENTS } from './follow-people/project-placements.ts';

/** All that the control centre listens to. */
export const HEARS = [
  WardOccupancyChanged,
  DailyFlowChanged,
  FeedObserved,
  HeartbeatPassed,
  FigureObserved,
  AdmissionRequested,
  AdmissionWaitChanged,
  ...OF_PLACEMENTS,
];
