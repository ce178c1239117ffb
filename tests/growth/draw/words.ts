import type { Axis } from '../points.ts';
import type { Part } from '../measure/usage.ts';

/** What readers call each part. */
export const NAMES: Record<Part, string> = {
  accept: 'gateway: accept',
  relay: 'gateway: relay',
  hear: 'bed-tracking: hear',
  project: 'control-centre: project',
  postgres: 'PostgreSQL',
  kafka: 'Kafka',
  redis: 'Redis',
};

export const AXIS_TITLES: Record<Axis, string> = {
  partitions: 'partitions of a topic',
  lines: 'MLLP lines',
  instances: 'instances of bed-tracking',
  patients: 'people known',
  viewers: 'screens',
};

/** 10000 as 10k, so that it fits below a chart. */
export const short = (value: number): string =>
  value >= 1_000_000 ? `${value / 1_000_000}M` : value >= 1_000 ? `${value / 1_000}k` : String(value);
