import type { BoardLayout, FeedHeard, FeedPlace, ProviderPlace } from './board-facts.ts';
import type { FigureState } from './figure.ts';
import { ageSeconds, freshnessOf, worstOf, type Heard } from './freshness.ts';

/** One sender's feed as it stands. */
export interface FeedNow extends Heard {
  id: string;
  name: string;
  state: FigureState;
  /** Seconds since it was last heard; null when never. */
  ageSeconds: number | null;
}

export interface FeedsNow {
  fresh: number;
  of: number;
  /** Every feed that is not fresh, the longest silence first. */
  behind: FeedNow[];
}

const heardOf = (place: FeedPlace, heard: FeedHeard | undefined): Heard => ({
  receivedAt: heard?.lastReceivedAt ?? null,
  expectedEverySeconds: heard?.expectedEverySeconds ?? place.expectedEverySeconds,
});

export function feedNow(place: FeedPlace, feeds: readonly FeedHeard[], now: number): FeedNow {
  const heard = heardOf(
    place,
    feeds.find(({ feedId }) => feedId === place.id),
  );
  const { id, name } = place;
  return { id, name, ...heard, state: freshnessOf(heard, now), ageSeconds: ageSeconds(heard, now) };
}

/** Feeds fresh of all, over all providers in their fixed order. */
export function feedsNow(layout: BoardLayout, feeds: readonly FeedHeard[], now: number): FeedsNow {
  const all = layout.providers.flatMap((provider) => provider.feeds.map((place) => feedNow(place, feeds, now)));
  const behind = all
    .filter(({ state }) => state !== 'fresh')
    .sort((a, b) => (b.ageSeconds ?? Infinity) - (a.ageSeconds ?? Infinity));
  return { fresh: all.length - behind.length, of: all.length, behind };
}

/**
 * What the provider's figures rest on: the least believable of its feeds that have ever been heard. A door that was
 * never used brings no figures, so it counts only when there is no other.
 */
export function heardFromProvider(provider: ProviderPlace, feeds: readonly FeedHeard[], now: number): FeedNow | null {
  const all = provider.feeds.map((place) => feedNow(place, feeds, now));
  const used = all.filter(({ state }) => state !== 'never received');
  const from = used.length > 0 ? used : all;
  const worst = worstOf(from.map(({ state }) => state));
  const candidates = from.filter(({ state }) => state === worst);
  return candidates.sort((a, b) => (b.ageSeconds ?? 0) - (a.ageSeconds ?? 0))[0] ?? null;
}
