import type { OpelScored } from '@careway/pressure';

export type Level = 1 | 2 | 3 | 4;

/** One place and pillar as `GET /opel` tells it. */
export interface OpelOf extends Omit<OpelScored, 'kind' | 'frameworkName'> {
  name: string;
  of: 'provider' | 'system';
  computedLevel: Level | null;
  /** The level that counted an hour ago; null when it was not known. */
  levelAnHourAgo: Level | null;
  says: string;
}

export interface KindsOfAction {
  level: Level;
  kinds: string[];
  provisional: boolean;
}

export interface Framework {
  id: string;
  name: string;
  validFrom: string;
  source: string;
  provisional: boolean;
}

/** `GET /opel`: the system first, overall and by pillar, then every provider in its fixed place. */
export interface OpelAnswer {
  at: string;
  framework?: Framework;
  scores: OpelOf[];
  actions: KindsOfAction[];
}

/** What another value of a parameter would do. */
export interface Step {
  value: number;
  comparison: '<' | '<=' | '>' | '>=';
  points: number;
  level: Level | null;
}

export interface Parameter {
  parameterId: string;
  figureId: string;
  name: string;
  unit: string;
  value: number | null;
  state: 'fresh' | 'late' | 'stale' | 'held' | 'never received';
  receivedAt: string | null;
  points: number | null;
  bestPoints: number;
  worstPoints: number;
  maxPoints: number;
  provisional: boolean;
  raise?: Step;
  lower?: Step;
  says: string;
}

/** `GET /opel/:place/explain` */
export interface Explanation {
  score: OpelOf;
  framework: Framework;
  parameters: Parameter[];
  parts: { id: string; name: string; share: number; points: number | null; level: Level | null }[];
  pointsToNextLevel?: number;
  pointsToLevelBefore?: number;
  actions?: KindsOfAction;
}

const PILLARS: Record<string, string> = {
  acute: 'Acute',
  community: 'Community',
  'mental-health': 'Mental health',
  'nhs-111': 'NHS 111',
  overall: 'Overall',
};

export const sayPillar = (pillar: string): string => PILLARS[pillar] ?? pillar;
