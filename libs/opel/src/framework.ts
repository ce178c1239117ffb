import type { CutOffs, Level } from './level.ts';

/** Kinds of provider that a framework scores, as the framework of 2024 to 2026 names them. */
export const PILLARS = ['acute', 'community', 'mental-health', 'nhs-111'] as const;
export type Pillar = (typeof PILLARS)[number];

export const PILLAR_NAMES: Record<Pillar, string> = {
  acute: 'Acute',
  community: 'Community health services',
  'mental-health': 'Mental health',
  'nhs-111': 'NHS 111',
};

export const DIRECTIONS = ['higher-is-worse', 'lower-is-worse'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Values from the band before up to `limit`, which belongs to this, the better side; the last band has no limit. */
export interface Band {
  limit?: number;
  points: number;
}

/** One thing that is measured, and what its values are worth. */
export interface Parameter {
  id: string;
  /** The figure of the registry that it reads. */
  figureId: string;
  name: string;
  unit: string;
  direction: Direction;
  /** From the best to the worst. */
  bands: readonly Band[];
  source: string;
  /** Bands or points that no source confirms. */
  provisional: boolean;
}

/** How much each provider counts within the pillar of an integrated care system. */
export const WEIGHT_BASES = ['bed-base', 'equal'] as const;
export type WeightBasis = (typeof WEIGHT_BASES)[number];

export interface PillarTable {
  pillar: Pillar;
  /** Kinds of organisation that it scores, such as `acute-trust`. */
  organisationKinds: readonly string[];
  /** The most that its parameters add up to. */
  maxPoints: number;
  cutOffs: CutOffs;
  cutOffsProvisional: boolean;
  weightBasis: WeightBasis;
  weightBasisProvisional: boolean;
  /** Its share in the overall score of the system; the shares of all pillars add up to 1. */
  systemWeight: number;
  systemWeightProvisional: boolean;
  parameters: readonly Parameter[];
}

/** Who acts, and on what, once a score has reached a level. */
export interface CascadeRule {
  id: string;
  /** Whose score. */
  when: 'provider' | 'system';
  /** From this level on. */
  atLeast: Level;
  who: 'provider' | 'system' | 'region';
  does: 'enact' | 'review' | 'review-and-enact';
  /** Which of the actor's actions of that level: all, those for the kind of provider, or the rest of them. */
  actions: 'all' | 'of-provider-type' | 'others';
  source: string;
  provisional: boolean;
}

/** A kind of action at a level; it goes on at the levels above, except that of level 1. */
export interface ActionKind {
  level: Level;
  kind: string;
  source: string;
  provisional: boolean;
}

/** One version of the tables. Days are `YYYY-MM-DD` in Europe/London. */
export interface Framework {
  id: string;
  name: string;
  validFrom: string;
  validTo?: string;
  source: string;
  /** Something in it is not confirmed by any source. */
  provisional: boolean;
  pillars: readonly PillarTable[];
  cascade: readonly CascadeRule[];
  actions: readonly ActionKind[];
}

/** What an organisation at a level does: what is done at 1 is done at 1 alone, the rest comes on top. */
export const actionsAt = ({ actions }: Framework, level: Level): ActionKind[] =>
  actions.filter((one) => (level === 1 ? one.level === 1 : one.level > 1 && one.level <= level));

/** Does anything that the pillar's score rests on lack a source? */
export const isProvisional = (table: PillarTable): boolean =>
  table.cutOffsProvisional || table.parameters.some(({ provisional }) => provisional);
