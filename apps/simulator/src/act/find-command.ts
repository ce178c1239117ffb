import type { Act } from '../plan-acts/story.ts';
import { holdForWaiting, tidy } from './admit-waiting.ts';
import { CHOSEN_OF, chosenOf, post, SEEN, type Finding, type SeenPlace } from './finding.ts';
import { placementCommand } from './placement-command.ts';
import type { Command } from './story-book.ts';
import { wayHomeCommand } from './way-home-command.ts';

/** The command that an act is now, with what was found for it; `undefined` when there is nothing to do it with. */
export async function findCommand(finding: Finding): Promise<Command | undefined> {
  const { act, known } = finding;
  switch (act.do) {
    case 'hold':
      return holdOf(finding, act);
    case 'hold-for-waiting':
      return holdForWaiting(finding, act);
    case 'tidy':
      return tidy(finding, act);
    case 'confirm':
    case 'release':
      return known.reservationId
        ? post(finding, `/reservations/${known.reservationId}/${act.do}`, { reason: act.reason })
        : undefined;
    case 'close':
      return closeOf(finding, act);
    case 'open':
      return openOf(finding, act);
    case 'offer': {
      const { do: _, ...offer } = act;
      const { reservationId } = known;
      return post(finding, '/transfers', { ...offer, ...(reservationId && { reservationId }) });
    }
    case 'forget':
      return undefined;
    case 'bring-home':
    case 'pass-over':
      return wayHomeCommand(finding, act);
    case 'accept':
    case 'depart':
    case 'arrive':
    case 'refuse':
    case 'withdraw':
      return onTransfer(finding, act);
    default:
      return placementCommand(finding, act);
  }
}

async function holdOf(finding: Finding, act: Extract<Act, { do: 'hold' }>): Promise<Command | undefined> {
  const { bedTracking, by, ground } = finding;
  const { need, ownOf, choice, subjectId, reason } = act;
  const asked = { need, limit: SEEN, excludedLimit: 0 };
  const answer = await bedTracking.read<{ places: { place: SeenPlace }[] }>('/places/search', by, asked);
  const fitting = (answer?.places ?? [])
    .map(({ place }) => place)
    .filter((place) => (!ownOf || place.providerId === ownOf) && ground.isFree(place));
  const chosen = chosenOf(fitting.slice(0, CHOSEN_OF), choice ** 2);
  if (!chosen) return undefined;
  const { placeId, version, wardId, label } = chosen;
  const known = { placeId, bed: { wardId, label } };
  return post(finding, `/places/${placeId}/hold`, { subjectId, need, reason }, { version, known });
}

async function closeOf(finding: Finding, act: Extract<Act, { do: 'close' }>): Promise<Command | undefined> {
  const { bedTracking, by, ground, key } = finding;
  const { providerId: provider, condition, reason, choice } = act;
  const query = new URLSearchParams({ provider, state: 'open', type: 'bed', limit: String(SEEN) });
  const answer = await bedTracking.read<{ items: SeenPlace[] }>(`/places?${query}`, by);
  const chosen = chosenOf(
    (answer?.items ?? []).filter((place) => ground.isFree(place)),
    choice,
  );
  if (!chosen) return undefined;
  const { placeId, version, wardId, label } = chosen;
  const known = { placeId, bed: { wardId, label }, ...(condition === 'closed' && { isClosed: true }) };
  return { method: 'PUT', path: `/places/${placeId}/condition`, body: { condition, reason }, key, version, known };
}

async function openOf(finding: Finding, act: Extract<Act, { do: 'open' }>): Promise<Command | undefined> {
  const { bedTracking, by, known, key } = finding;
  if (!known.placeId) return undefined;
  const place = await bedTracking.read<SeenPlace>(`/places/${known.placeId}`, by);
  if (!place) return undefined;
  const body = { condition: 'open', reason: act.reason };
  return { method: 'PUT', path: `/places/${known.placeId}/condition`, body, key, version: place.version };
}

type OnTransfer = Extract<Act, { do: 'accept' | 'depart' | 'arrive' | 'refuse' | 'withdraw' }>;

async function onTransfer(finding: Finding, { do: what, ...body }: OnTransfer): Promise<Command | undefined> {
  const { bedTracking, by, known } = finding;
  if (!known.transferId) return undefined;
  const transfer = await bedTracking.read<{ version: number }>(`/transfers/${known.transferId}`, by);
  if (!transfer) return undefined;
  return post(finding, `/transfers/${known.transferId}/${what}`, body, { version: transfer.version });
}
