/**
 * What is known of one figure of the registry at one place: the last value that could be believed, and whether a newer
 * one is held. A held value itself is in no fact, so that no screen can show it. Instants are RFC 3339 in UTC.
 */
export interface FigureHeard {
  kind: 'figure';
  /** Id in the registry of figures, such as `ambulance-handover-mean`. */
  figureId: string;
  /** ODS code of the site, provider or system. */
  placeId: string;
  name: string;
  unit: string;
  /** The last good value; null when it is unknown, which is never 0. */
  value: number | null;
  /** Happened: what moment the value is about; null while there is none. */
  asOf: string | null;
  /** When that value was received; its age counts from here. Null while there is none. */
  receivedAt: string | null;
  expectedEverySeconds: number;
  /** A newer value that failed a rule of plausibility is held back since then. */
  held?: { reason: string; since: string };
  /** A rule or bound of this figure is confirmed by no source. */
  provisional: boolean;
}
