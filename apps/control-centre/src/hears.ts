import {
  DailyFlowChanged,
  FeedObserved,
  FigureObserved,
  HeartbeatPassed,
  WardOccupancyChanged,
} from '@careway/contracts';

/** All that the control centre listens to. */
export const HEARS = [WardOccupancyChanged, DailyFlowChanged, FeedObserved, HeartbeatPassed, FigureObserved];
