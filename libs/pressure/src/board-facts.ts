import type { AlertStanding } from './alert-standing.ts';
import type { FigureHeard } from './figure-heard.ts';
import type { OpelGone, OpelScored } from './opel-scored.ts';

/** The fixed places on the board, from the reference data of the day. */
export interface BoardLayout {
  title: string;
  /** The calendar day in Europe/London that the layout is for, `2026-11-22`. */
  day: string;
  /** Seconds between heartbeats. */
  heartbeatEverySeconds: number;
  providers: ProviderPlace[];
}

export interface ProviderPlace {
  /** ODS organisation code. */
  id: string;
  name: string;
  sites: SitePlace[];
  feeds: FeedPlace[];
}

export interface SitePlace {
  /** ODS site code. */
  id: string;
  name: string;
  /** Wards with beds that reference data says are there: a figure over fewer is not complete. */
  wards: number;
}

export interface FeedPlace {
  id: string;
  name: string;
  /** Seconds between messages that the sender is expected to keep. */
  expectedEverySeconds: number;
}

/** Beds of one site: the sum over the wards that have been heard. All instants are RFC 3339 in UTC. */
export interface SiteBeds {
  kind: 'beds';
  siteId: string;
  providerId: string;
  open: number;
  occupied: number;
  usable: number;
  onLeave: number;
  /** Wards that the sums cover. */
  wards: number;
  /** Happened: the latest clinical time under the sums. */
  asOf: string;
  /** Known: when the last change was told. */
  knownAt: string;
}

/** Admissions and discharges of one site on one day (Europe/London). */
export interface SiteFlow {
  kind: 'flow';
  siteId: string;
  providerId: string;
  day: string;
  admissions: number;
  discharges: number;
  /** Known: when the last of them was told. */
  asOf: string;
}

/** What is known of one sender's feed. */
export interface FeedHeard {
  kind: 'feed';
  feedId: string;
  providerId: string;
  /** The last message of any kind that the door received; absent when there never was one. */
  lastReceivedAt?: string;
  expectedEverySeconds: number;
}

/** One heartbeat that came through: started at the gateway, heard by the control centre, and seen by this screen. */
export interface HeartbeatHeard {
  kind: 'heartbeat';
  startedAt: string;
  heardAt: string;
  /** Set by a screen, on the server's clock. */
  seenAt?: string;
  /** Events that bed tracking held back then, behind one that it could not apply; left out when it did not say. */
  heldBack?: number;
}

/** One entry of the board's change log. Applying the same change twice makes no difference. */
export type BoardChange =
  SiteBeds | SiteFlow | FeedHeard | HeartbeatHeard | OpelScored | OpelGone | FigureHeard | AlertStanding;

/** All that the figures are made of. */
export interface BoardFacts {
  beds: SiteBeds[];
  flows: SiteFlow[];
  feeds: FeedHeard[];
  heartbeats: HeartbeatHeard[];
  opel: OpelScored[];
  figures: FigureHeard[];
  /** Those whose cause lasts. */
  alerts: AlertStanding[];
}

/** What a viewer starts from. */
export interface BoardSnapshot {
  /** The last change that the facts contain. */
  seq: number;
  serverTime: string;
  layout: BoardLayout;
  facts: BoardFacts;
}
