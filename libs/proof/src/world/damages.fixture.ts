import type { Entry } from '../history/entry.ts';
import type { EntryOf, Kind } from '../check/indexed-history.ts';
import type { PromiseNumber } from '../check/verdict.ts';

/** Does one harm to a history, a place of it chosen by `pick`; undefined when the history has no place for it. */
export type Damage = (history: readonly Entry[], pick: Pick) => Entry[] | undefined;
export type Pick = <One>(all: readonly One[]) => One | undefined;

type Test<One extends Kind> = (entry: EntryOf<One>, history: readonly Entry[]) => boolean;

const all = <One extends Kind>(history: readonly Entry[], kind: One, test: Test<One> = () => true): EntryOf<One>[] =>
  history.filter((entry): entry is EntryOf<One> => entry.kind === kind && test(entry as EntryOf<One>, history));

/** Puts others in the place of one entry. */
const instead =
  <One extends Kind>(
    kind: One,
    others: (entry: EntryOf<One>, history: readonly Entry[]) => Entry[],
    test?: Test<One>,
  ): Damage =>
  (history, pick) => {
    const chosen = pick(all(history, kind, test));
    return chosen && history.flatMap((entry) => (entry === chosen ? others(chosen, history) : [entry]));
  };

const change = <One extends Kind>(
  kind: One,
  by: (entry: EntryOf<One>, history: readonly Entry[]) => Partial<EntryOf<One>>,
  test?: Test<One>,
) => instead(kind, (entry, history) => [{ ...entry, ...by(entry, history) } as Entry], test);
const lose = <One extends Kind>(kind: One, test?: Test<One>) => instead(kind, () => [], test);
const repeat = <One extends Kind>(kind: One, by: Partial<EntryOf<One>> = {}, test?: Test<One>) =>
  instead(kind, (entry) => [entry, { ...entry, ...by } as Entry], test);

/** Exchanges one field of two entries that belong together. */
const exchange =
  <One extends Kind>(kind: One, field: keyof EntryOf<One>, together: (entry: EntryOf<One>) => string): Damage =>
  (history, pick) => {
    const groups = [...Map.groupBy(all(history, kind), together).values()].filter(({ length }) => length > 1);
    const group = pick(groups);
    if (!group) return undefined;
    const [a, b] = [group[0]!, group.at(-1)!];
    return history.map((entry) => {
      if (entry === a) return { ...a, [field]: b[field] };
      return entry === b ? { ...b, [field]: a[field] } : entry;
    });
  };

const isAcknowledged: Test<'stored'> = ({ controlId }, history) => {
  const ops = new Set(all(history, 'send', (send) => send.controlId === controlId).map(({ op }) => op));
  return all(history, 'answer').some(({ op, outcome }) => outcome === 'ok' && ops.has(op));
};
const isBad: Test<'send'> = ({ sort }) => sort === 'garbage';
const tellsOfMessage: Test<'effect'> = ({ topic }) => topic === 'careway.gateway';
const isChange: Test<'frame'> = ({ event }) => event === 'change';
const isFollowed: Test<'frame'> = (frame, history) =>
  isChange(frame, history) && all(history, 'frame', ({ by, seq }) => by === frame.by && seq > frame.seq).length > 0;
const heardAll: Test<'end'> = ({ heard }) => heard !== undefined && heard > 0;
const isReady: Test<'counters'> = ({ state, versions }) => state === 'ready' && Object.keys(versions).length > 0;
const hasWard: Test<'published'> = ({ ward }) => ward !== undefined;

/** Hearing again what was heard, later and with effect. */
const hearAgain: Damage = (history, pick) => {
  const ends = new Map(all(history, 'end', ({ outcome }) => outcome === 'ok').map((end) => [end.op, end]));
  const begin = pick(all(history, 'begin', ({ op, did }) => did.what === 'hear' && ends.has(op)));
  if (!begin) return undefined;
  const again = { at: history.at(-1)!.at, op: 'again' };
  return [...history, { ...begin, ...again }, { ...ends.get(begin.op)!, ...again }];
};

const isSent: Test<'begin'> = ({ did }) => did.what === 'relay' && did.fences[0] !== '-1';
const shareFence: Damage = (history, pick) => {
  const begin = pick(all(history, 'begin', isSent));
  if (!begin) return undefined;
  const did = { ...begin.did, owner: 'somebody else' } as typeof begin.did;
  return history.flatMap((entry) => (entry === begin ? [entry, { ...begin, op: 'other', did }] : [entry]));
};

const lower = (versions: Record<string, number>) =>
  Object.fromEntries(Object.entries(versions).map(([ward, version]) => [ward, version - 1]));

const ONE_USABLE = { open: 1, occupied: 0, onLeave: 0, usable: 1 };

/** Every sort of harm, with the promise that it breaks. */
export const DAMAGES: readonly [promise: PromiseNumber, what: string, damage: Damage][] = [
  [1, 'an acknowledged message is not stored', lose('stored', isAcknowledged)],
  [1, 'a message is accepted twice', repeat('stored', { messageId: 'another' })],
  [
    1,
    'another id is told than is stored',
    change(
      'answer',
      () => ({ idEnd: 'abc' }),
      ({ outcome }) => outcome === 'ok',
    ),
  ],
  [1, 'what was refused is stored', instead('send', (send) => [send, accepted(send.controlId)], isBad)],
  [2, 'a fact is missing', lose('fact')],
  [2, 'a fact is there twice', repeat('fact')],
  [2, 'an effect is missing', lose('effect', tellsOfMessage)],
  [2, 'an effect is there twice', repeat('effect')],
  [2, 'a piece is heard again', hearAgain],
  [
    2,
    'more was heard than was new',
    change('end', ({ heard, duplicates }) => ({ heard: heard! + duplicates! + 1 }), heardAll),
  ],
  [
    2,
    'the ledger has lost somebody',
    change(
      'told',
      ({ occupied }) => ({ occupied: occupied + 1 }),
      ({ who }) => who === 'ledger',
    ),
  ],
  [
    2,
    'the board has lost somebody',
    change(
      'told',
      ({ occupied }) => ({ occupied: occupied + 1 }),
      ({ who }) => who === 'board',
    ),
  ],
  [3, 'a fact comes from nowhere', repeat('fact', { messageId: 'nowhere' })],
  [3, 'a fact is of another visit', change('fact', () => ({ visitId: 'another' }))],
  [3, 'an effect comes from nowhere', repeat('effect', { eventId: 'nowhere' })],
  [3, 'an effect is of another key', change('effect', () => ({ key: 'another' }))],
  [3, 'an event tells of no message', change('published', () => ({ messageId: 'nowhere' }))],
  [3, 'an event was sent by nobody', repeat('published', { eventId: 'nowhere', offset: 1e6 })],
  [
    3,
    'an event is of another patient',
    change(
      'published',
      () => ({ key: 'another' }),
      ({ messageId }) => messageId !== undefined,
    ),
  ],
  [3, 'a message was sent by nobody', instead('stored', (stored) => [stored, accepted('nobody')])],
  [3, 'bad input is stored', instead('send', (send) => [send, accepted(send.controlId)], isBad)],
  [4, 'messages are stored in another order', exchange('stored', 'seq', ({ subjectId }) => subjectId!)],
  [4, 'events are heard in another order', exchange('effect', 'order', ({ topic, key }) => `${topic} ${key}`)],
  [4, 'a key is on two partitions', repeat('published', { partition: 77 })],
  [4, 'two relays share a fence', shareFence],
  [
    5,
    'a bed too many is offered',
    change('published', ({ ward }) => ({ ward: { ...ward!, usable: ward!.usable + 1 } }), hasWard),
  ],
  [5, 'a version is told twice', repeat('published', { eventId: 'again' }, hasWard)],
  [5, 'a bed too many is in the ledger', change('quiet', ({ ledger }) => ({ ledger: oneMore(ledger, 'usable') }))],
  [
    6,
    'a bed on leave is lost',
    change(
      'told',
      ({ onLeave }) => ({ onLeave: onLeave! - 1 }),
      ({ who }) => who !== 'truth',
    ),
  ],
  [
    7,
    'a counter differs when all is quiet',
    change('quiet', ({ counters }) => ({ counters: oneMore(counters, 'occupied') })),
  ],
  [
    7,
    'a counter is older when all is quiet',
    change('quiet', ({ counters }) => ({ counters: oneMore(counters, 'version') })),
  ],
  [
    7,
    "a pool's counter differs when all is quiet",
    change('quiet', ({ pools }) => ({ pools: { ...pools, counters: { ...pools.counters, P: ONE_USABLE } } })),
  ],
  [7, 'the counters are not ready when all is quiet', change('quiet', () => ({ state: 'rebuilding' }))],
  [
    7,
    'a version goes back',
    instead('counters', (seen) => [seen, { ...seen, versions: lower(seen.versions) }], isReady),
  ],
  [7, 'a ward is lost', instead('counters', (seen) => [seen, { ...seen, versions: {} }], isReady)],
  [8, 'a change is missed', lose('frame', isFollowed)],
  [8, 'a change is seen twice', repeat('frame', {}, isChange)],
  [
    8,
    'a snapshot takes the place of changes',
    change('frame', ({ seq }) => ({ event: 'snapshot', seq: seq + 7 }), isChange),
  ],
  [10, 'recovery takes too long', change('recovered', () => ({ tookMs: 1e6 }))],
  [10, 'recovery never comes', change('recovered', () => ({ outstanding: { 'gateway outbox': 3 } }))],
  [10, 'something is left', change('left', () => ({ count: 1 }))],
  [12, 'a mark is found', repeat('searched', { kind: 'mark-found' } as never)],
  [12, 'nothing was searched', change('searched', () => ({ characters: 0 }))],
];

function accepted(controlId: string): Entry {
  const row = { messageId: `of ${controlId}`, seq: 1e6, controlId, status: 'accepted' };
  return { kind: 'stored', at: 1e9, by: 'campaign', ...row };
}

type Wards = EntryOf<'quiet'>['ledger'];
const oneMore = (wards: Wards, figure: 'usable' | 'occupied' | 'version'): Wards =>
  Object.fromEntries(Object.entries(wards).map(([id, ward]) => [id, { ...ward, [figure]: ward[figure] + 1 }]));
