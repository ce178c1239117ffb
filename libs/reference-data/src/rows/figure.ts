import { Decimal, OneOf, Pattern, Text, Whole } from '@careway/contracts';
import { Dated } from './dated.ts';

export const FIGURE_LEVELS = ['site', 'provider', 'system'] as const;
export const FIGURE_PILLARS = ['acute', 'community', 'mental-health', 'nhs-111', 'ambulance', 'system'] as const;

/** A figure comes from observations by a door, or from what the control centre hears of beds and of people's ways. */
export const FIGURE_SOURCES = [
  'observation',
  'bed-tracking.ward-occupancy-changed.v1',
  'bed-tracking.daily-flow-changed.v1',
  'bed-tracking.placement-started.v1',
  'mental-health-front-door.admission-requested.v1',
] as const;

const VALUE = { min: -1e9, max: 1e9 } as const;

/** One figure of the registry: what it means, who owns it, how often it comes and what can be believed of it. */
export class FigureRow extends Dated {
  @Pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/) id: string;
  @Text({ max: 80, description: 'Name on the screen' }) name: string;
  @Text({ max: 20 }) unit: string;
  @Text({ max: 300, description: 'What it counts, shown when the figure is touched' }) definition: string;
  @OneOf(FIGURE_LEVELS, { description: 'Kind of place that it is about' }) level: (typeof FIGURE_LEVELS)[number];
  @Text({ max: 200, description: 'Kinds of organisation that it is expected of, one or several with spaces between' })
  expectedOf: string;
  @OneOf(FIGURE_PILLARS) pillar: (typeof FIGURE_PILLARS)[number];
  @OneOf(FIGURE_SOURCES) comesFrom: (typeof FIGURE_SOURCES)[number];
  @Whole({ min: 1, max: 604_800, description: 'Seconds between values: late after 1.5 of them, stale after 3' })
  expectedEverySeconds: number;
  @Decimal({ ...VALUE, description: 'A lower value is held' }) min: number;
  @Decimal({ ...VALUE, description: 'A higher value is held' }) max: number;
  @Decimal({ ...VALUE, min: 0, optional: true, description: 'A value that rises faster, in units an hour, is held' })
  mostRisePerHour?: number;
  @Text({ max: 80, description: 'Who answers for it' }) owner: string;
  @Whole({ min: 1, max: 9_999, description: 'Fixed place in lists, 1 is first' }) position: number;
}
