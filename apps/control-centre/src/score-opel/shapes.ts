import { Decimal, Flag, Instant, ListOf, OneOf, Part, Text, Texts, Whole } from '@careway/contracts';
import { PILLARS, type Level, type OpelPillar } from '@careway/opel';
import { FIGURE_STATES, type FigureState } from '@careway/pressure';
import { ListAsked } from '@careway/service-kit';

export const OPEL_PILLARS = [...PILLARS, 'overall'] as const;
const POINTS = { min: 0, max: 10_000 };
const level = (description: string) => Whole({ min: 1, max: 4, nullable: true, description });

export class OpelCase {
  @Decimal(POINTS) points: number;
  @Whole({ min: 1, max: 4 }) level: Level;
}

export class OpelOverride {
  @Whole({ min: 1, max: 4 }) level: Level;
  @Text({ max: 100, description: 'Who set it' }) by: string;
  @Text({ max: 40 }) role: string;
  @Text({ max: 500 }) reason: string;
  @Instant() until: string;
}

/** The level of one place as it counts, and how it was computed. */
export class OpelScoreAnswer {
  @Text({ max: 20, description: 'ODS code' }) placeId: string;
  @Text() name: string;
  @OneOf(['provider', 'system']) of: 'provider' | 'system';
  @OneOf(OPEL_PILLARS) pillar: OpelPillar;
  @level('The level that counts: that which was set, or else the computed one; null while it is not known')
  level: Level | null;
  @level('null while it hangs on a value that was never received') computedLevel: Level | null;
  @Decimal({ ...POINTS, nullable: true, description: 'By the values last known' }) points: number | null;
  @Decimal(POINTS) maxPoints: number;
  @Part(() => OpelCase, { description: 'Whatever the values that can not be believed turn out to be' }) best: OpelCase;
  @Part(() => OpelCase) worst: OpelCase;
  @Texts({ description: 'What can not be believed now' }) unsure: string[];
  @Flag({ description: 'Something that it rests on is confirmed by no source' }) provisional: boolean;
  @Text({ max: 80 }) frameworkId: string;
  @Instant() scoredAt: string;
  @Part(() => OpelOverride, { optional: true }) override?: OpelOverride;
  @level('The level that counted an hour ago; null when it was not known') levelAnHourAgo: Level | null;
  @Text({ max: 2_000 }) says: string;
}

export class OpelFrameworkAnswer {
  @Text({ max: 80 }) id: string;
  @Text() name: string;
  @Text({ max: 10 }) validFrom: string;
  @Text({ optional: true, max: 10 }) validTo?: string;
  @Text({ max: 500 }) source: string;
  @Flag() provisional: boolean;
}

export class OpelActions {
  @Whole({ min: 1, max: 4 }) level: Level;
  @Texts() kinds: string[];
  @Flag() provisional: boolean;
}

export class OpelDuty {
  @OneOf(['provider', 'system', 'region']) who: string;
  @Text({ optional: true, max: 20 }) placeId?: string;
  @Whole({ min: 1, max: 4 }) level: Level;
  @OneOf(['enact', 'review', 'review-and-enact']) does: string;
  @OneOf(['all', 'of-provider-type', 'others']) actions: string;
  @OneOf(PILLARS, { optional: true }) pillar?: string;
  @Text({ max: 20, description: 'The place whose level calls for it' }) because: string;
  @Text({ max: 80 }) rule: string;
  @Flag() provisional: boolean;
}

export class OpelAnswer {
  @Instant() at: string;
  @Part(() => OpelFrameworkAnswer, { optional: true, description: 'Absent while none is in force' })
  framework?: OpelFrameworkAnswer;
  @ListOf(() => OpelScoreAnswer, { max: 500 }) scores: OpelScoreAnswer[];
  @ListOf(() => OpelDuty, { max: 2_000 }) duties: OpelDuty[];
  @ListOf(() => OpelActions, { max: 4, description: 'Kinds of action at each level' }) actions: OpelActions[];
}

export class OpelChange {
  @Decimal({ min: -1e9, max: 1e9 }) value: number;
  @OneOf(['<', '<=', '>', '>=']) comparison: string;
  @Decimal({ min: -10_000, max: 10_000, description: 'Points more, or fewer when below 0' }) points: number;
  @level('The level of the place then') level: Level | null;
}

export class OpelParameterAnswer {
  @Text({ max: 80 }) parameterId: string;
  @Text({ max: 80 }) figureId: string;
  @Text() name: string;
  @Text({ max: 30 }) unit: string;
  @Decimal({ min: -1e9, max: 1e9, nullable: true }) value: number | null;
  @OneOf(FIGURE_STATES) state: FigureState;
  @Instant({ nullable: true }) asOf: string | null;
  @Instant({ nullable: true }) receivedAt: string | null;
  @Decimal({ min: 0, max: 1e9, nullable: true }) ageSeconds: number | null;
  @Whole({ min: 1, max: 10, nullable: true, description: '1 is the best' }) band: number | null;
  @Decimal({ ...POINTS, nullable: true }) points: number | null;
  @Decimal(POINTS) bestPoints: number;
  @Decimal(POINTS) worstPoints: number;
  @Decimal(POINTS) maxPoints: number;
  @Flag() provisional: boolean;
  @Part(() => OpelChange, { optional: true }) raise?: OpelChange;
  @Part(() => OpelChange, { optional: true }) lower?: OpelChange;
  @Text({ max: 1_000 }) says: string;
}

export class OpelPart {
  @Text({ max: 40 }) id: string;
  @Text() name: string;
  @Decimal({ min: 0, max: 1 }) share: number;
  @Decimal({ ...POINTS, nullable: true }) points: number | null;
  @level('Computed') level: Level | null;
}

export class OpelExplanation {
  @Part(() => OpelScoreAnswer) score: OpelScoreAnswer;
  @Part(() => OpelFrameworkAnswer) framework: OpelFrameworkAnswer;
  @ListOf(() => OpelParameterAnswer, { description: 'Of a provider' }) parameters: OpelParameterAnswer[];
  @ListOf(() => OpelPart, { description: 'Of a system: what it is the weighted sum of' }) parts: OpelPart[];
  @Decimal({ ...POINTS, optional: true }) pointsToNextLevel?: number;
  @Decimal({ ...POINTS, optional: true }) pointsToLevelBefore?: number;
  @Part(() => OpelActions, { optional: true, description: 'At the level that counts' }) actions?: OpelActions;
}

export class OpelPillarQuery {
  @OneOf(OPEL_PILLARS, { optional: true, description: 'Left out: that of the provider, or overall' })
  pillar?: OpelPillar;
}

export class OpelHistoryQuery extends ListAsked {
  @OneOf(OPEL_PILLARS, { optional: true }) pillar?: OpelPillar;
  @Instant({ optional: true }) from?: string;
  @Instant({ optional: true }) to?: string;
}

/** One score as it was recorded. */
export class OpelRecord {
  @Whole() scoreId: number;
  @Text({ max: 20 }) placeId: string;
  @OneOf(OPEL_PILLARS) pillar: OpelPillar;
  @Instant() scoredAt: string;
  @level('The level that counted') level: Level | null;
  @level('Computed') computedLevel: Level | null;
  @Decimal({ ...POINTS, nullable: true }) points: number | null;
  @Part(() => OpelCase) best: OpelCase;
  @Part(() => OpelCase) worst: OpelCase;
  @Texts() unsure: string[];
  @Text({ max: 80 }) frameworkId: string;
  @Part(() => OpelOverride, { optional: true }) override?: OpelOverride;
  @ListOf(() => OpelInput, { description: 'What it was made of: parameters of a provider, parts of a system' })
  inputs: OpelInput[];
}

/** One input of a recorded score. */
export class OpelInput {
  @Text({ max: 80 }) id: string;
  @Decimal({ min: -1e9, max: 1e9, nullable: true, description: 'A value; of a system the points of the part' })
  value: number | null;
  @Text({ max: 40, optional: true }) state?: string;
  @Instant({ optional: true, nullable: true }) asOf?: string | null;
  @Decimal({ ...POINTS, nullable: true }) points: number | null;
  @Decimal({ min: 0, max: 1, optional: true }) share?: number;
}

export class OpelHistoryPage {
  @ListOf(() => OpelRecord, { max: 200 }) items: OpelRecord[];
  @Text({ optional: true, max: 2_000 }) next?: string;
}

export class SetOpelOverride extends OpelPillarQuery {
  @Whole({ min: 1, max: 4 }) level: Level;
  @Text({ min: 3, max: 500, description: 'Why; kept with who set it' }) reason: string;
  @Instant({ description: 'When the computed level stands again: within 24 hours' }) until: string;
}

export class EndOpelOverride extends OpelPillarQuery {
  @Text({ min: 3, max: 500 }) reason: string;
}
