import type { BoardFacts, BoardLayout, FeedHeard, SiteBeds } from './board-facts.ts';

/** A small place for the specs: one provider with two sites, one with a single site, one feed each. */
export const NOW = Date.parse('2026-11-22T10:00:00.000Z');
export const secondsAgo = (seconds: number): string => new Date(NOW - seconds * 1000).toISOString();

export const layout: BoardLayout = {
  title: 'Two providers',
  day: '2026-11-22',
  heartbeatEverySeconds: 5,
  providers: [
    {
      id: 'RVV',
      name: 'East',
      sites: [
        { id: 'RVV01', name: 'William Harvey', wards: 2 },
        { id: 'RVV09', name: 'Queen Mother', wards: 1 },
      ],
      feeds: [{ id: 'east-pas', name: 'East PAS', expectedEverySeconds: 60 }],
    },
    {
      id: 'RPA',
      name: 'Medway',
      sites: [{ id: 'RPA02', name: 'Medway Maritime', wards: 1 }],
      feeds: [{ id: 'medway-pas', name: 'Medway PAS', expectedEverySeconds: 60 }],
    },
  ],
};

export const beds = (providerId: string, siteId: string, wards: number, occupied: number): SiteBeds => ({
  kind: 'beds',
  siteId,
  providerId,
  open: 30,
  occupied,
  usable: 30 - occupied,
  onLeave: 0,
  wards,
  asOf: '2026-11-22T09:58:00.000Z',
  knownAt: '2026-11-22T09:59:00.000Z',
});

export const feed = (providerId: string, feedId: string, ago: number | null): FeedHeard => ({
  kind: 'feed',
  feedId,
  providerId,
  expectedEverySeconds: 60,
  ...(ago === null ? {} : { lastReceivedAt: secondsAgo(ago) }),
});

/** Everything heard, both feeds fresh. */
export const facts: BoardFacts = {
  beds: [beds('RVV', 'RVV01', 2, 20), beds('RVV', 'RVV09', 1, 21), beds('RPA', 'RPA02', 1, 22)],
  flows: [
    {
      kind: 'flow',
      siteId: 'RVV01',
      providerId: 'RVV',
      day: '2026-11-22',
      admissions: 7,
      discharges: 5,
      asOf: '2026-11-22T09:50:00.000Z',
    },
  ],
  feeds: [feed('RVV', 'east-pas', 4), feed('RPA', 'medway-pas', 5)],
  heartbeats: [],
  opel: [],
  figures: [],
  alerts: [],
};
