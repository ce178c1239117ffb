import { freshnessOf, sayAge, type FigureState } from '@careway/pressure';

/** One sender's feed as the gateway counts it, since its first message ever. */
export interface FeedCounted {
  id: string;
  name: string;
  organisationId?: string;
  doors?: readonly string[];
  expectedEverySeconds?: number;
  /** RFC 3339; absent when nothing ever came. */
  lastReceivedAt?: string;
  accepted: number;
  ignored: number;
  rejected: number;
  unreadable: number;
  quarantined: number;
  /** Accepted, in a place that reference data does not know. */
  unmapped: number;
  /** Accepted, and take back what was said before. */
  corrections: number;
  duplicates: number;
  framingFaults: number;
}

/** The columns of the scoreboard: what is counted, and what it means. */
export const COUNTED = [
  ['accepted', 'Accepted', 'Understood and passed on'],
  ['duplicates', 'Duplicates', 'Sent again; answered as before, and done once'],
  ['unmapped', 'Unknown codes', 'Accepted, with a location that reference data does not know'],
  [
    'corrections',
    'Corrections',
    'Accepted, and take back what was said before: cancelled admissions, moves and discharges',
  ],
  ['quarantined', 'Set aside', 'Held until somebody mends what they refer to'],
  ['rejected', 'Rejected', 'Refused with the segment, the field and how to mend it'],
  ['unreadable', 'Unreadable', 'Not a message in any form that is known'],
  ['framingFaults', 'Framing faults', 'Bytes outside a frame on the wire'],
  ['ignored', 'Ignored', 'Of a kind that nothing here needs'],
] as const satisfies readonly (readonly [keyof FeedCounted, string, string])[];

/** Something is expected of it: it is in use, and one sender's. */
export const isExpected = ({ expectedEverySeconds }: FeedCounted): boolean => expectedEverySeconds !== undefined;

/** How far a feed can be believed of which something is expected. `now` is epoch ms. */
export function stateOfFeed({ lastReceivedAt, expectedEverySeconds = 0 }: FeedCounted, now: number): FigureState {
  if (!lastReceivedAt) return 'never received';
  return freshnessOf({ receivedAt: lastReceivedAt, expectedEverySeconds }, now);
}

/** `late, 12 min`; `never received`; `nothing is expected, 114 days`. */
export function sayFeed(feed: FeedCounted, now: number): string {
  const state = isExpected(feed) ? stateOfFeed(feed, now) : 'nothing is expected';
  if (!feed.lastReceivedAt) return state;
  return `${state}, ${sayAge(Math.max(0, now - Date.parse(feed.lastReceivedAt)) / 1000)}`;
}

/** Of what came, how much was of use: `98.5 %`; a dash when nothing came. */
export function sayOfUse(feed: FeedCounted): string {
  const { accepted, rejected, unreadable, quarantined } = feed;
  const came = accepted + rejected + unreadable + quarantined;
  return came === 0 ? '–' : `${Math.floor((1_000 * accepted) / came) / 10} %`;
}
