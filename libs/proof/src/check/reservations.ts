import type { Ask, Entry, Reply, ReservationRow, ReservationSeen } from '../history/entry.ts';
import type { Outcome } from '../history/line.ts';
import type { Span } from './fault-spans.ts';

/** One attempt, and what became of it as far as its client knows. */
export interface Request {
  ask: Ask;
  /** Absent when no answer came and nobody gave it up either. */
  reply: Reply | undefined;
}

/** All attempts under one key. */
export interface Command {
  key: string;
  what: Ask['what'];
  requests: Request[];
  /** `failed` only when every attempt was refused. */
  outcome: Outcome;
}

/** A promise of a place, as its clients and the ledger know it. */
export interface KnownReservation {
  reservationId: string;
  placeId: string;
  subjectId: string;
  /** Absent when the ledger doesn't have it in the end. */
  row: ReservationRow | undefined;
  /** What was asked for this person: more than one hold is against the rules of the clients. */
  holds: Command[];
  confirms: Command[];
  releases: Command[];
  looks: Request[];
  /** Answers that tell of it, in the order of time. */
  told: (Reply & { reservation: ReservationSeen })[];
}

export interface Reservations {
  commands: readonly Command[];
  known: readonly KnownReservation[];
  /** Milliseconds of the monotonic clock at a time of the database's clock. */
  monotonicAt(databaseMs: number): number;
}

export function reservationsOf(history: readonly Entry[]): Reservations {
  const { asks, replies, rows, clock } = sorted(history);
  const requests = asks.map((ask) => ({ ask, reply: replies.get(ask.op) }));
  const commands = [...Map.groupBy(requests, ({ ask }) => ask.key)].map(commandOf);
  const offset = clock ? clock.databaseMs - clock.at : 0;
  return { commands, known: knownOf(requests, commands, rows), monotonicAt: (databaseMs) => databaseMs - offset };
}

function sorted(history: readonly Entry[]) {
  const of = <Kind extends Entry['kind']>(kind: Kind) =>
    history.filter((entry): entry is Extract<Entry, { kind: Kind }> => entry.kind === kind);
  return {
    asks: of('ask'),
    replies: new Map(of('reply').map((reply) => [reply.op, reply])),
    rows: of('reservation'),
    clock: of('clock')[0],
  };
}

function commandOf([key, requests]: [string, Request[]]): Command {
  const outcomes = requests.map(({ reply }) => reply?.outcome ?? 'unknown');
  const refused = outcomes.every((outcome) => outcome === 'failed');
  return {
    key,
    what: requests[0]!.ask.what,
    requests,
    outcome: outcomes.includes('ok') ? 'ok' : refused ? 'failed' : 'unknown',
  };
}

function knownOf(
  requests: readonly Request[],
  commands: readonly Command[],
  rows: readonly ReservationRow[],
): KnownReservation[] {
  const told = requests.flatMap(({ reply }) => (reply && tells(reply) ? [reply] : []));
  const toldOf = Map.groupBy(told, ({ reservation }) => reservation.reservationId);
  const rowOf = new Map(rows.map((row) => [row.reservationId, row]));
  const bySubject = Map.groupBy(commands, ({ requests: [first] }) => first!.ask.subjectId);
  return [...new Set([...rowOf.keys(), ...toldOf.keys()])].map((reservationId) => {
    const answers = (toldOf.get(reservationId) ?? []).toSorted((a, b) => a.at - b.at);
    const row = rowOf.get(reservationId);
    const { placeId, subjectId } = row ?? answers[0]!.reservation;
    const about = bySubject.get(subjectId) ?? [];
    const that = (what: Ask['what']) =>
      about.filter((one) => one.what === what && isAbout(one.requests[0]!.ask, reservationId));
    return {
      reservationId,
      placeId,
      subjectId,
      row,
      holds: that('hold'),
      confirms: that('confirm'),
      releases: that('release'),
      looks: that('look').flatMap((look) => look.requests),
      told: answers,
    };
  });
}

const isAbout = ({ reservationId }: Ask, id: string): boolean => reservationId === undefined || reservationId === id;

const tells = (reply: Reply): reply is Reply & { reservation: ReservationSeen } =>
  reply.outcome === 'ok' && reply.reservation !== undefined;

/** The database's clock and ours are brought together by one look: nothing is judged by less than this. */
const CLOCKS_AGREE_MS = 1_000;

/**
 * When a promise was live for sure, by the monotonic clock: from the first answer that told of it until somebody began
 * to give it back, it may have been over, or it ended by itself. Undefined when nobody was ever sure.
 */
export function sureSpan(one: KnownReservation, { monotonicAt }: Reservations): Span | undefined {
  const first = one.told[0];
  if (!first) return undefined;
  const releases = one.releases.filter(mayHaveHappened).map(({ requests }) => requests[0]!.ask.at);
  const lasts = one.confirms.some(({ outcome }) => outcome === 'ok');
  const over = lasts ? Infinity : monotonicAt(first.reservation.heldUntil) - CLOCKS_AGREE_MS;
  const { status, endedAt } = one.row ?? {};
  const byItself = (status === 'arrived' || status === 'taken') && endedAt !== undefined;
  const ended = byItself ? monotonicAt(endedAt) - CLOCKS_AGREE_MS : Infinity;
  const until = Math.min(...releases, over, ended);
  return first.at < until ? { from: first.at, until } : undefined;
}

export const mayHaveHappened = ({ outcome }: Command): boolean => outcome !== 'failed';

/** What a story of a promise has to tell: how it came about, was confirmed and given back, and what the ledger says. */
export function linesOfReservation({ holds, confirms, releases, row }: KnownReservation): Entry[] {
  const commands = [...holds, ...confirms, ...releases].filter(mayHaveHappened);
  return [...commands.flatMap(tellingLines), ...(row ? [row] : [])];
}

/** The attempt that shows how a command ended, or all of them when none does. */
export function tellingLines({ requests }: Command): Entry[] {
  const shown = requests.find(({ reply }) => reply?.outcome === 'ok');
  return (shown ? [shown] : requests).flatMap(linesOfRequest);
}

export const linesOfRequest = ({ ask, reply }: Request): Entry[] => (reply ? [ask, reply] : [ask]);
