import { askAll, type Answered } from '../ask/ask.ts';

export interface PersonRanked {
  placementId: string;
  subjectId: string;
  rank: number;
  reason: string;
  aheadBy?: string;
}

/** A local place that could bring somebody home, as bed tracking answers it. */
export interface WayHomeNow {
  wayHomeId: string;
  placeId: string;
  placeLabel: string;
  wardName: string;
  siteName: string;
  bedClass?: string;
  openedAt: string;
  people: PersonRanked[];
  excluded: { placementId: string; subjectId: string; why: string[] }[];
}

export const lookAtWaysHome = (): Promise<Answered<WayHomeNow[]>> => askAll('/ways-home');

export const DECISIONS = [
  ['bring-home', 'bring this person home: hold the place'],
  ['not-this-person', 'not this person'],
  ['keep-for-others', 'keep the place for others'],
] as const;
export type Decision = (typeof DECISIONS)[number][0];

/** What is sent: whose it is, but for a place that is kept for others. */
export const decisionOf = (decision: Decision, placementId: string, reason: string): object => ({
  decision,
  ...(decision !== 'keep-for-others' && { placementId }),
  reason,
});
