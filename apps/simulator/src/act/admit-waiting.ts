import type { Act } from '../plan-acts/story.ts';
import { CHOSEN_OF, chosenOf, post, SEEN, type Finding, type SeenPlace } from './finding.ts';
import type { Waiting } from './ground.ts';
import type { Command } from './story-book.ts';

/** A hold of a bed for somebody who waits, in a ward that takes them; bed tracking is asked who they are to it. */
export async function holdForWaiting(
  finding: Finding,
  { trust, reason, choice }: Extract<Act, { do: 'hold-for-waiting' }>,
): Promise<Command | undefined> {
  const waiting = chosenOf(finding.ground.waiting(trust), choice);
  const subjectId = waiting && (await subjectOf(finding, waiting));
  if (!subjectId) return undefined;
  const { bedTracking, by, ground } = finding;
  const { sex, wardKind, wardIds, stayId } = waiting;
  const need = { types: ['bed'], wardKinds: [wardKind], sex, isolation: false, specialisms: [] };
  const asked = { need, limit: SEEN, excludedLimit: 0 };
  const answer = await bedTracking.read<{ places: { place: SeenPlace }[] }>('/places/search', by, asked);
  const fitting = (answer?.places ?? [])
    .map(({ place }) => place)
    .filter((place) => wardIds.has(place.wardId) && ground.isFree(place));
  const chosen = chosenOf(fitting.slice(0, CHOSEN_OF), choice);
  if (!chosen) return undefined;
  const { placeId, version, wardId, label } = chosen;
  const known = { placeId, bed: { wardId, label }, stayId };
  return post(finding, `/places/${placeId}/hold`, { subjectId, need, reason }, { version, known });
}

async function subjectOf({ bedTracking, by }: Finding, { mrn, authority }: Waiting): Promise<string | undefined> {
  const asked = { identifier: mrn, authority, type: 'PI' };
  const answer = await bedTracking.read<{ spells: { subjectId: string }[] }>('/spells/search', by, asked);
  return answer?.spells[0]?.subjectId;
}

/** Gives a reservation back that nobody came for. */
export async function tidy(finding: Finding, { reason }: Extract<Act, { do: 'tidy' }>): Promise<Command | undefined> {
  const { bedTracking, by, known } = finding;
  if (!known.reservationId) return undefined;
  const where = `/reservations/${known.reservationId}`;
  const reservation = await bedTracking.read<{ status: string }>(where, by);
  const isLive = reservation?.status === 'held' || reservation?.status === 'confirmed';
  return isLive ? post(finding, `${where}/release`, { reason }) : undefined;
}
