type Level = 1 | 2 | 3 | 4;

/** The OPEL of one provider, or of the system: overall or one kind of provider of it. All instants are RFC 3339. */
export interface OpelScored {
  kind: 'opel';
  /** ODS code of the provider or of the integrated care board. */
  placeId: string;
  /** `acute`, `community`, `mental-health`, `nhs-111`, or `overall` for the system. */
  pillar: string;
  /** Computed; null while it hangs on a value that was never received. */
  level: Level | null;
  /** By the values last known; null while one was never received. */
  points: number | null;
  maxPoints: number;
  /** Whatever the values that can't be believed now turn out to be. */
  best: { points: number; level: Level };
  worst: { points: number; level: Level };
  /** What can't be believed now, by name. */
  unsure: string[];
  frameworkId: string;
  frameworkName: string;
  /** Something that it rests on is confirmed by no source. */
  provisional: boolean;
  scoredAt: string;
  /** A level that a person set in place of the computed one, until then. */
  override?: { level: Level; by: string; role: string; reason: string; until: string };
}

/** A place is scored no longer, as the tables have no such pillar any more: its last score stands no longer. */
export interface OpelGone {
  kind: 'opel-gone';
  placeId: string;
  pillar: string;
}

/** The level that counts: that which a person set, or else the computed one. */
export const levelInForce = ({ level, override }: Pick<OpelScored, 'level' | 'override'>): Level | null =>
  override?.level ?? level;
