import { Decimal, Decimals, Flag, ListOf, OneOf, Pattern, Text, Texts, Whole } from '@careway/contracts';
import { DIRECTIONS, PILLARS, WEIGHT_BASES } from '@careway/opel';
import type { CascadeRule, Direction, Framework, Level, Pillar, WeightBasis } from '@careway/opel';
import { Dated } from './dated.ts';

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MOST = 10_000;

/** Where a number or a rule is from, and whether anything confirms it. */
abstract class Sourced {
  @Text({ max: 500 }) source: string;
  @Flag({ description: 'yes: no source confirms it' }) provisional: boolean;
}

export class OpelBand {
  @Decimal({
    optional: true,
    min: -1_000_000,
    max: 1_000_000,
    description: 'The last value that belongs to the band, seen from the better side; none for the worst',
  })
  limit?: number;

  @Decimal({ min: 0, max: MOST }) points: number;
}

export class OpelParameter extends Sourced {
  @Pattern(ID) id: string;
  @Pattern(ID, { description: 'The figure of the registry that it reads' }) figureId: string;
  @Text({ max: 120 }) name: string;
  @Text({ max: 30 }) unit: string;
  @OneOf(DIRECTIONS) direction: Direction;
  @ListOf(() => OpelBand, { max: 10, description: 'From the best to the worst' }) bands: OpelBand[];
}

export class OpelPillar {
  @OneOf(PILLARS) pillar: Pillar;
  @Texts({ max: 10, description: 'Kinds of organisation that it scores' }) organisationKinds: string[];
  @Decimal({ min: 0, max: MOST, description: 'The most that the parameters add up to' }) maxPoints: number;
  @Decimals({ max: 4, description: 'The last total of OPEL 1, 2, 3 and 4' }) cutOffs: number[];
  @Flag() cutOffsProvisional: boolean;
  @OneOf(WEIGHT_BASES, { description: 'How much each provider counts in the system' }) weightBasis: WeightBasis;
  @Flag() weightBasisProvisional: boolean;
  @Decimal({ min: 0, max: 1, description: 'Its share in the overall score of the system' }) systemWeight: number;
  @Flag() systemWeightProvisional: boolean;
  @ListOf(() => OpelParameter) parameters: OpelParameter[];
}

export class OpelCascadeRule extends Sourced {
  @Pattern(ID) id: string;
  @OneOf(['provider', 'system'], { description: 'Whose score' }) when: CascadeRule['when'];
  @Whole({ min: 1, max: 4 }) atLeast: Level;
  @OneOf(['provider', 'system', 'region']) who: CascadeRule['who'];
  @OneOf(['enact', 'review', 'review-and-enact']) does: CascadeRule['does'];
  @OneOf(['all', 'of-provider-type', 'others'], { description: "Which of the actor's actions of that level" })
  actions: CascadeRule['actions'];
}

export class OpelAction extends Sourced {
  @Whole({ min: 1, max: 4 }) level: Level;
  @Text({ max: 200 }) kind: string;
}

/** One version of the OPEL tables. */
export class OpelFramework extends Dated implements Framework {
  @Pattern(ID) id: string;
  @Text({ max: 120 }) name: string;
  @ListOf(() => OpelPillar, { max: 4 }) pillars: OpelPillar[];
  @ListOf(() => OpelCascadeRule) cascade: OpelCascadeRule[];
  @ListOf(() => OpelAction) actions: OpelAction[];
}
