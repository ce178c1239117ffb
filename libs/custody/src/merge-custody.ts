import { closeTransfer } from './close-transfer.ts';
import type { Custody, Done } from './custody.ts';
import { LIVE_STATES, type Transfer } from './transfer.ts';

/**
 * Two records were of one person, who has one holder and one live transfer: the holder since the later time, and of
 * their transfers the one that has got furthest, then the one offered first. The other ends, and both its sides are
 * told. A transfer that ends is still told of the person it was about.
 * @param surviving the person that lives on
 */
export function mergeCustody(surviving: Custody, merged: Custody, now: string): { custody: Custody; done: Done[] } {
  const { subjectId } = surviving;
  const { holder, ended } = [surviving, merged].reduce(weightier);
  const lives = [surviving.live, merged.live].filter((one) => one !== undefined).sort(further);
  const kept = lives.find(({ from }) => from.organisationId === holder?.organisationId);
  const live = kept && { ...kept, subjectId };
  const custody = { subjectId, ...(holder && { holder }), ...(ended && { ended }), ...(live && { live }) };
  const done = lives.flatMap((one) => (one === kept ? [] : closeTransfer(one, 'merged', custody, now)));
  return { custody, done };
}

/** Death ends all; else whatever is known since the later time. */
function weightier(a: Custody, b: Custody): Custody {
  if (a.ended?.cause === 'died' || b.ended?.cause === 'died') return a.ended?.cause === 'died' ? a : b;
  return sinceOf(b) > sinceOf(a) ? b : a;
}

const sinceOf = ({ holder, ended }: Custody): string => holder?.since ?? ended?.at ?? '';

const further = (a: Transfer, b: Transfer): number => {
  const [left, right] = [a, b].map((one) => LIVE_STATES.indexOf(one.state as (typeof LIVE_STATES)[number]));
  if (left !== right) return right! - left!;
  return a.offeredAt === b.offeredAt ? (a.transferId < b.transferId ? -1 : 1) : a.offeredAt < b.offeredAt ? -1 : 1;
};
