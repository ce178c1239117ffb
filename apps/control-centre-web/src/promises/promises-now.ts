import type { PlaceNow, ReservationStatus } from '@careway/places';
import { sayTime } from '@careway/pressure';
import { askAll, type Answered } from '../ask/ask.ts';

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
  wardId: string;
  organisationId: string;
  status: ReservationStatus;
  /** A hold ends then unless it is confirmed, RFC 3339. */
  heldUntil: string;
  held: Decision;
  confirmed?: Decision;
}

/** A promise with its place; that is absent when reference data has it no more. */
export interface PromiseNow extends PlacePromise {
  place: PlaceNow | undefined;
}

/**
 * The live promises that an organisation asked for, or all where it is not given: those that end by themselves first,
 * the soonest first, then the confirmed ones. Their places are read by ward: that is cheap where reading all is not.
 */
export async function lookAtPromises(organisationId: string | undefined): Promise<Answered<PromiseNow[]>> {
  const whose = organisationId ? `&organisation=${encodeURIComponent(organisationId)}` : '';
  const live = await askEach<PlacePromise>(LIVE.map((status) => `/reservations?status=${status}${whose}`));
  if (!live.ok) return live;
  const wards = new Set(live.answer.map(({ wardId }) => wardId));
  const places = await askEach<PlaceNow>([...wards].map((id) => `/places?ward=${encodeURIComponent(id)}`));
  if (!places.ok) return places;
  const byId = new Map(places.answer.map((place) => [place.placeId, place]));
  const answer = inOrder(live.answer).map((promise) => ({ ...promise, place: byId.get(promise.placeId) }));
  return { ok: true, at: Math.min(live.at, places.at), answer };
}

const LIVE = ['held', 'confirmed'];

/** Every item of several lists; as old as the oldest of them, and of no list never old. */
async function askEach<Item>(paths: string[]): Promise<Answered<Item[]>> {
  const lists = await Promise.all(paths.map((path) => askAll<Item>(path)));
  const [items, times]: [Item[], number[]] = [[], []];
  for (const list of lists) {
    if (!list.ok) return list;
    items.push(...list.answer);
    times.push(list.at);
  }
  return { ok: true, at: Math.min(...times), answer: items };
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
