import { OneOf, Pattern, Text, Whole } from '@careway/contracts';
import { Dated } from './dated.ts';
import { TRIGGER_PILLARS } from './trigger.ts';

/** A card of the surge plan: what a place does at an OPEL level, and how that is stood down again. */
export class SurgeCardRow extends Dated {
  @Pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/) id: string;
  @OneOf(TRIGGER_PILLARS, { description: 'overall: the system' }) pillar: (typeof TRIGGER_PILLARS)[number];
  @Whole({ min: 2, max: 4, description: 'OPEL level from which on it is called for' }) level: 2 | 3 | 4;
  @Text({ max: 80 }) title: string;
  @Text({ max: 300, description: 'What is done' }) what: string;
  @Text({ max: 300, description: 'What ends it when the level has fallen' }) standDown: string;
  @Text({ max: 80, description: 'Role that answers for it' }) owner: string;
}
