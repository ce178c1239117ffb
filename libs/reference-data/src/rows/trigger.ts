import { TRIGGER_RELATIONS, WATCHES, type TriggerRelation, type Watches } from '@careway/alerts';
import { Decimal, OneOf, Pattern, Text, Whole } from '@careway/contracts';
import { PILLARS } from '@careway/opel';
import { Dated } from './dated.ts';

const LIMIT = { min: -1e9, max: 1e9 } as const;
export const TRIGGER_PILLARS = [...PILLARS, 'overall'] as const;

/** When an alert is raised at each place that the figure is expected of, and what is to be done about it. */
export class TriggerRow extends Dated {
  @Pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/) id: string;
  @Text({ max: 80, description: 'What it is about' }) name: string;
  @OneOf(WATCHES, { description: 'A figure, a level of OPEL, or intervals in which a feed said nothing' })
  watches: Watches;
  @Text({ max: 80, optional: true, description: 'Figure of the registry' }) figureId?: string;
  @OneOf(TRIGGER_PILLARS, { optional: true, description: 'Of one that watches OPEL; left out: every provider' })
  pillar?: (typeof TRIGGER_PILLARS)[number];
  @OneOf(TRIGGER_RELATIONS) relation: TriggerRelation;
  @Decimal(LIMIT) limit: number;
  @Decimal({ ...LIMIT, description: 'The alert clears when the value no longer has the relation to this' })
  clearsAt: number;
  @Whole({ max: 1_440, description: 'Minutes that the value stays beyond the limit first' }) forMinutes: number;
  @Text({ max: 80, optional: true, description: 'The trigger whose alert at the same place speaks for this one too' })
  partOf?: string;
  @Text({ max: 300, description: 'What is to be done' }) action: string;
  @Text({ max: 80, description: 'Role that answers for it' }) owner: string;
  @Text({ max: 80, description: 'Role that takes over' }) deputy: string;
  @Whole({ min: 1, max: 1_440, description: 'Minutes until something has to be done' }) dueMinutes: number;
}
