import type { Level } from '../level.ts';
import type { Turn } from './timeline.ts';

/** From when to when something stood, epoch milliseconds; no end while it still stands. */
export interface Span {
  from: number;
  to?: number;
}

/** What a table would have declared in one place, and what it was worth against what really came. */
export interface Outcome {
  /** Minutes at OPEL 1 to 4, and with no level. */
  minutes: { opel1: number; opel2: number; opel3: number; opel4: number; unknown: number };
  /** How often another level was declared. */
  changes: number;
  /** How often the level for which an alert is raised was reached. */
  alerts: number;
  /** How often what the alert warns of came. */
  events: number;
  /** Events at which the alert stood already, or was raised at the same moment. */
  foreseen: number;
  missed: number;
  /** Alerts that went by without any event; one that still stands is not judged. */
  falseAlerts: number;
  /** Minutes from alert to event, of those foreseen; null when there are none. */
  leadMinutes: { median: number; least: number; most: number } | null;
}

export interface Judged {
  /** When an alert is raised. */
  alertLevel: Level;
  /** What it is to warn of: moments, epoch milliseconds, in order. */
  events: readonly number[];
  /** The beginning and the end of the time that is looked at, epoch milliseconds: before the first turn nothing is known. */
  since: number;
  until: number;
}

const MINUTE_MS = 60_000;

/**
 * The spans in which a level was reached. A level that becomes unknown neither raises nor clears: what stood goes on
 * standing until it is known to be over.
 */
export function spansFrom(turns: readonly Turn[], level: Level): Span[] {
  const spans: Span[] = [];
  for (const { at, level: now } of turns) {
    const last = spans.at(-1);
    const stands = last !== undefined && last.to === undefined;
    if (now === null) continue;
    if (now >= level && !stands) spans.push({ from: at });
    if (now < level && stands) last.to = at;
  }
  return spans;
}

/** Judges the levels of one place. */
export function judge(turns: readonly Turn[], { alertLevel, events, since, until }: Judged): Outcome {
  const alerts = spansFrom(turns, alertLevel);
  const leads = events.flatMap((event) => {
    const alert = alerts.find(({ from, to }) => from <= event && (to === undefined || to >= event));
    return alert ? [(event - alert.from) / MINUTE_MS] : [];
  });
  const warned = ({ from, to = Infinity }: Span) => events.some((event) => event >= from && event <= to);
  return {
    minutes: minutesOf(turns, since, until),
    changes: changesOf(turns),
    alerts: alerts.length,
    events: events.length,
    foreseen: leads.length,
    missed: events.length - leads.length,
    falseAlerts: alerts.filter((alert) => alert.to !== undefined && !warned(alert)).length,
    leadMinutes: leads.length === 0 ? null : spread(leads),
  };
}

function minutesOf(turns: readonly Turn[], since: number, until: number): Outcome['minutes'] {
  const notRecorded = Math.max(0, (turns[0]?.at ?? until) - since) / MINUTE_MS;
  const minutes = { opel1: 0, opel2: 0, opel3: 0, opel4: 0, unknown: notRecorded };
  for (const [index, { at, level }] of turns.entries()) {
    const end = Math.min(turns[index + 1]?.at ?? until, until);
    minutes[level === null ? 'unknown' : (`opel${level}` as const)] += Math.max(0, end - at) / MINUTE_MS;
  }
  return minutes;
}

/** Between known levels only: a gap in what is known is no change of level. */
function changesOf(turns: readonly Turn[]): number {
  const known = turns.filter(({ level }) => level !== null);
  return known.filter(({ level }, at) => at > 0 && level !== known[at - 1]!.level).length;
}

function spread(values: readonly number[]): NonNullable<Outcome['leadMinutes']> {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.ceil((sorted.length - 1) / 2)]!];
  return { median: (low + high) / 2, least: sorted[0]!, most: sorted.at(-1)! };
}
