import type { PlaceNow, ReservationStatus } from '@careway/places';
import { sayTime } from '@careway/pressure';
import { ask, askAll, type Answered } from '../ask/ask.ts';

interface Decision {
  /** RFC 3339 */
  at: string;
  by?: { name: string; role: string; organisationId: string };
  reason: string;
}

/** A place that is promised to a person, as bed tracking answers it. */
export interface PlacePromise {
  reservationId: string;
  placeId: string;
  organisationId: string;
  status: ReservationStatus;
  /** A hold ends then unless it is confirmed, RFC 3339. */
  heldUntil: string;
  held: Decision;
  confirmed?: Decision;
}

/** A promise with its place; that is absent while the two were read on either side of a change. */
export interface PromiseNow extends PlacePromise {
  place: PlaceNow | undefined;
}

/**
 * The live promises that an organisation asked for, or all where it is not given: those that end by themselves first,
 * the soonest first, then the confirmed ones.
 */
export async function lookAtPromises(organisationId: string | undefined): Promise<Answered<PromiseNow[]>> {
  const whose = organisationId ? `&organisation=${encodeURIComponent(organisationId)}` : '';
  const promises = await Promise.all(
    ['held', 'confirmed'].map((status) =>
      ask<{ items: PlacePromise[] }>(`/reservations?status=${status}${whose}&limit=50`),
    ),
  );
  const places = await Promise.all(['held', 'reserved'].map((state) => askAll<PlaceNow>(`/places?state=${state}`)));
  return joined(promises, places);
}

function joined(
  promises: Answered<{ items: PlacePromise[] }>[],
  places: Answered<PlaceNow[]>[],
): Answered<PromiseNow[]> {
  const [live, at, ids]: [PlacePromise[], number[], Map<string, PlaceNow>] = [[], [], new Map()];
  for (const answered of promises) {
    if (!answered.ok) return answered;
    live.push(...answered.answer.items);
    at.push(answered.at);
  }
  for (const answered of places) {
    if (!answered.ok) return answered;
    for (const place of answered.answer) ids.set(place.placeId, place);
    at.push(answered.at);
  }
  const answer = inOrder(live).map((promise) => ({ ...promise, place: ids.get(promise.placeId) }));
  return { ok: true, at: Math.min(...at), answer };
}

/** What ends by itself first, the soonest first; then what is confirmed, the longest first. */
export const inOrder = <One extends PlacePromise>(promises: readonly One[]): One[] =>
  promises.toSorted(
    (a, b) =>
      Number(a.status !== 'held') - Number(b.status !== 'held') || Date.parse(a.heldUntil) - Date.parse(b.heldUntil),
  );

/** `held until 10:45, 12 min left`; `held until 10:45, over`; `confirmed`. `now` is the service's, epoch ms. */
export function sayPromise({ status, heldUntil }: Pick<PlacePromise, 'status' | 'heldUntil'>, now: number): string {
  if (status !== 'held') return status;
  const left = Math.floor((Date.parse(heldUntil) - now) / 60_000);
  return `held until ${sayTime(Date.parse(heldUntil))}, ${left < 0 ? 'over' : `${left} min left`}`;
}
