import type { Ask, Entry, Reply, ReservationRow, ReservationSeen } from '../history/entry.ts';
import type { PromiseNumber } from '../check/verdict.ts';
import type { Damage } from './damages.fixture.ts';

const rowsOf = (history: readonly Entry[], test: (row: ReservationRow) => boolean): ReservationRow[] =>
  history.filter((entry): entry is ReservationRow => entry.kind === 'reservation' && test(entry));

type Exchange = { ask: Ask; reply: Reply };

/** Commands that were answered so. */
function exchangesOf(history: readonly Entry[], what: Ask['what'], test: (reply: Reply) => boolean): Exchange[] {
  const asks = new Map(history.flatMap((entry) => (entry.kind === 'ask' ? [[entry.op, entry] as const] : [])));
  return history.flatMap((reply) => {
    if (reply.kind !== 'reply' || !test(reply)) return [];
    const ask = asks.get(reply.op)!;
    return ask.what === what ? [{ ask, reply }] : [];
  });
}

const isOk = ({ outcome }: Reply): boolean => outcome === 'ok';
const hasEnded = ({ endedAt }: ReservationRow): boolean => endedAt !== undefined;
const wasConfirmed = ({ confirmedAt }: ReservationRow): boolean => confirmedAt !== undefined;

function without(row: ReservationRow, time: 'confirmedAt' | 'endedAt'): ReservationRow {
  const { [time]: _gone, ...rest } = row;
  return rest;
}

/** Puts others in the place of a row. */
const insteadOfRow =
  (
    test: (row: ReservationRow, history: readonly Entry[]) => boolean,
    others: (row: ReservationRow) => Entry[],
  ): Damage =>
  (history, pick) => {
    const chosen = pick(rowsOf(history, (row) => test(row, history)));
    return chosen && history.flatMap((entry) => (entry === chosen ? others(chosen) : [entry]));
  };

/** Adds what somebody asked, and was answered, just after an answer. */
const afterwards =
  (
    what: Ask['what'],
    more: (promised: ReservationSeen) => {
      ask?: Partial<Ask>;
      answer: Pick<Reply, 'outcome' | 'code' | 'reservation'>;
    },
    test: (exchange: Exchange, history: readonly Entry[]) => boolean = () => true,
  ): Damage =>
  (history, pick) => {
    const chosen = pick(exchangesOf(history, what, isOk).filter((one) => test(one, history)));
    if (!chosen) return undefined;
    const { ask, answer } = more(chosen.reply.reservation!);
    const { at, by } = chosen.reply;
    return [
      ...history,
      { ...chosen.ask, op: 'added', ...ask, at: at + 0.1 },
      { kind: 'reply', by, op: 'added', ...answer, at: at + 0.2 },
    ];
  };

/** Every answer to the holds of a person, and to nothing else, was a refusal. */
const refuseItsHold: Damage = (history, pick) => {
  const chosen = pick(rowsOf(history, () => true));
  if (!chosen) return undefined;
  const asked = new Set(
    history.flatMap((entry) =>
      entry.kind === 'ask' && entry.what === 'hold' && entry.subjectId === chosen.subjectId ? [entry.op] : [],
    ),
  );
  const refused = [...asked].map((op): Entry => ({
    kind: 'reply',
    at: chosen.at,
    by: 'holder-1',
    op,
    outcome: 'failed',
  }));
  return [...history.filter((entry) => entry.kind !== 'reply' || !asked.has(entry.op)), ...refused];
};

const nobodyIsTold: Damage = (history, pick) => {
  const chosen = pick(rowsOf(history, hasEnded));
  return (
    chosen &&
    history.filter((entry) => entry.kind !== 'published' || entry.ended?.reservationId !== chosen.reservationId)
  );
};

/** The ledger has lost what somebody was told that they have. */
const loseWhatIsKnown: Damage = (history, pick) => {
  const told = new Set(exchangesOf(history, 'hold', isOk).map(({ reply }) => reply.reservation!.reservationId));
  const chosen = pick(rowsOf(history, ({ reservationId }) => told.has(reservationId)));
  return chosen && history.filter((entry) => entry !== chosen);
};

const other = { reservationId: 'another', subjectId: 'somebody else' };

const REFUSED = { outcome: 'failed', code: '404' } as const;
/** Did nobody even try to give it back? */
const isUnasked = ({ subjectId }: ReservationRow, history: readonly Entry[]): boolean =>
  !history.some((entry) => entry.kind === 'ask' && entry.what === 'release' && entry.subjectId === subjectId);

/** Was somebody told that it is confirmed? */
const isKnownConfirmed = ({ reservationId }: ReservationRow, history: readonly Entry[]): boolean =>
  exchangesOf(history, 'confirm', isOk).some(({ reply }) => reply.reservation!.reservationId === reservationId);

/** Is the promise the same for some seconds, as far as anybody can know? */
const stays = ({ ask, reply }: Exchange, history: readonly Entry[]): boolean =>
  !history.some(
    (entry) =>
      (entry.kind === 'ask' &&
        entry.what === 'release' &&
        entry.subjectId === ask.subjectId &&
        entry.at < reply.at + 1) ||
      (entry.kind === 'reservation' &&
        entry.subjectId === ask.subjectId &&
        entry.status === 'taken' &&
        entry.endedAt! < reply.reservation!.confirmedAt! + 5_000),
  );
const isExpired = ({ status }: ReservationRow): boolean => status === 'expired';
const isLongOver = (row: ReservationRow): boolean => isExpired(row) && row.readAt - row.heldUntil > 10_000;

/** Every sort of harm to promises of places, with the promise that it breaks. */
export const DAMAGES_OF_PLACES: readonly [promise: PromiseNumber, what: string, damage: Damage][] = [
  [
    3,
    'a place is held and nobody asked',
    insteadOfRow(
      () => true,
      (row) => [row, { ...row, ...other, placeId: 'P' }],
    ),
  ],
  [3, 'a place is held though that was refused', refuseItsHold],
  [
    3,
    'a promise is released and nobody asked',
    insteadOfRow(
      (row, history) => isExpired(row) && isUnasked(row, history),
      (row) => [{ ...row, status: 'released' }],
    ),
  ],
  [
    5,
    'a place is promised twice in the ledger',
    insteadOfRow(
      (row) => row.endedAt !== row.heldAt,
      (row) => [row, { ...row, ...other }],
    ),
  ],
  [
    5,
    'two are told that they have the place',
    afterwards(
      'confirm',
      (promised) => ({
        ask: { key: 'another', ...other },
        answer: { outcome: 'ok', reservation: { ...promised, ...other } },
      }),
      stays,
    ),
  ],
  [
    5,
    'a repeat is answered otherwise',
    afterwards('hold', (promised) => ({ answer: { outcome: 'ok', reservation: { ...promised, heldUntil: 1 } } })),
  ],
  [5, 'a repeat is refused', afterwards('hold', () => ({ answer: REFUSED }))],
  [
    5,
    'one hold makes two promises',
    insteadOfRow(hasEnded, (row) => [row, { ...row, reservationId: 'another', placeId: 'P' }]),
  ],
  [6, 'a promise is lost', loseWhatIsKnown],
  [
    6,
    'a confirmed reservation is forgotten to be one',
    insteadOfRow(isKnownConfirmed, (row) => [without(row, 'confirmedAt')]),
  ],
  [
    6,
    'a confirmed reservation expires',
    insteadOfRow(wasConfirmed, (row) => [{ ...row, status: 'expired', endedAt: row.readAt }]),
  ],
  [6, 'a hold never ends', insteadOfRow(isLongOver, (row) => [{ ...without(row, 'endedAt'), status: 'held' }])],
  [6, 'a hold expires before its time', insteadOfRow(isExpired, (row) => [{ ...row, endedAt: row.heldUntil - 1 }])],
  [6, 'nobody is told of an end', nobodyIsTold],
  [6, 'another end is told', insteadOfRow(isExpired, (row) => [{ ...row, status: 'taken' }])],
  [
    6,
    'what is confirmed is seen to be held',
    afterwards('confirm', (promised) => ({
      ask: { what: 'look', key: 'look' },
      answer: { outcome: 'ok', reservation: { ...promised, status: 'held' } },
    })),
  ],
  [
    6,
    'what is held is nowhere to be seen',
    afterwards('hold', ({ reservationId }) => ({
      ask: { what: 'look', key: 'look', reservationId },
      answer: REFUSED,
    })),
  ],
];
