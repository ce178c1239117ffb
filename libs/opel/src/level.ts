/** Operational Pressures Escalation Levels: 1 is business as usual, 4 is care that can't be comprehensive any more. */
export const LEVELS = [1, 2, 3, 4] as const;
export type Level = (typeof LEVELS)[number];

/** The last total of each level, levels 1 to 4: `[11, 22, 33, 44]`. */
export type CutOffs = readonly number[];

/** A total and the level that it means. */
export interface Case {
  points: number;
  level: Level;
}

/** Sums of shares carry the dust of binary fractions: 11.5 must not become 11.499999999999998. */
const DUST = 1e9;

/** A total without the dust of binary fractions. */
export const tidy = (points: number): number => Math.round(points * DUST) / DUST;

/** 11.5 is 12: totals that are not whole are rounded half up before they are banded. */
export const roundHalfUp = (points: number): number => Math.floor(tidy(points) + 0.5);

/** The level of a total: the first whose cut-off the rounded total does not pass; beyond the last it stays at 4. */
export function levelOf(points: number, cutOffs: CutOffs): Level {
  const rounded = roundHalfUp(points);
  return LEVELS.find((level) => rounded <= cutOffs[level - 1]!) ?? 4;
}

export const caseOf = (points: number, cutOffs: CutOffs): Case => ({
  points: tidy(points),
  level: levelOf(points, cutOffs),
});
