import { asked, clock, row } from '../history/promised.fixture.ts';
import { written } from '../history/written.fixture.ts';
import { endsAreTold } from './ends-are-told.ts';
import type { Look } from './found.ts';
import { indexHistory } from './indexed-history.ts';
import { promisesHaveACause } from './promises-have-a-cause.ts';
import { reservationsAreKept } from './reservations-are-kept.ts';

type Entries = Parameters<typeof written>;
const by =
  (look: Look) =>
  (...entries: Entries) =>
    look(indexHistory(written(clock, ...entries))).map(({ what }) => what);

const held = asked('hold', {}, { at: 10 });
const confirmed = asked('confirm', { status: 'confirmed', confirmedAt: 30 }, { at: 30 });
const other = row({ subjectId: 'bob', placeId: 'B2', status: 'released', endedAt: 20 });

describe('a promise of a place', () => {
  const wrong = by(reservationsAreKept);

  it('that somebody was told of is in the ledger', () => {
    expect(wrong(held, row({}, 5_000))).toEqual([]);
    expect(wrong(held, other)).toEqual(['B1 was promised to ann, and the ledger has no such promise']);
    expect(wrong(asked('hold', {}, { at: 10, outcome: 'unknown' }), other)).toEqual([]);
  });

  it('that is confirmed is never lost', () => {
    const now = { confirmedAt: 30, status: 'confirmed' } as const;
    expect(wrong(held, confirmed, row(now))).toEqual([]);
    for (const status of ['released', 'arrived', 'taken'] as const)
      expect(wrong(held, confirmed, row({ ...now, status, endedAt: 50 }))).toEqual([]);
    expect(wrong(held, confirmed, row({ ...now, status: 'expired', endedAt: 9_500 }))).toEqual([
      'B1 was confirmed to ann, and is expired',
    ]);
    expect(wrong(held, confirmed, row({ status: 'expired', endedAt: 9_500 }))).toEqual([
      'B1 was confirmed to ann, and the ledger does not know',
    ]);
  });

  it('whose confirmation nobody answered may be confirmed or not', () => {
    const unknown = asked('confirm', {}, { at: 30, outcome: 'unknown' });
    expect(wrong(held, unknown, row({ status: 'expired', endedAt: 9_500 }))).toEqual([]);
    expect(wrong(held, unknown, row({ status: 'confirmed', confirmedAt: 31 }))).toEqual([]);
  });

  it('that is held ends, and not before its time', () => {
    expect(wrong(held, row({}, 18_000))).toEqual([]);
    expect(wrong(held, row({}, 20_000))).toEqual(['B1 is held for ann 11.000 s after its time']);
    expect(wrong(held, row({ status: 'expired', endedAt: 8_000 }))).toEqual([
      'B1 expired for ann 1.000 s before its time',
    ]);
    expect(wrong(held, row({ status: 'taken' }))).toEqual(['B1 is taken for ann at no time']);
  });

  it('that was given back is not kept', () => {
    expect(wrong(held, asked('release', {}, { at: 40 }), row({ endedAt: 41, status: 'released' }))).toEqual([]);
    expect(wrong(held, asked('release', {}, { at: 40 }), row({}, 5_000))).toEqual([
      'B1 was released by ann, and is still held',
    ]);
  });

  it('is never seen to go back', () => {
    const look = (status: 'held' | 'confirmed' | 'released' | 'taken', at: number) =>
      asked('look', { status }, { at, key: `look at ${at}` });
    expect(
      wrong(held, look('held', 20), confirmed, look('confirmed', 40), look('taken', 50), look('taken', 60)),
    ).toEqual([]);
    expect(wrong(confirmed, look('held', 29))).toEqual([]);
    expect(wrong(confirmed, look('held', 40))).toEqual(['B1 was confirmed for ann, and later held']);
    expect(wrong(look('taken', 20), look('released', 40))).toEqual(['B1 was taken for ann, and later released']);
    const gone = asked('look', {}, { at: 40, outcome: 'failed', code: '404' });
    expect(wrong(held, gone)).toEqual(['B1 was held for ann, and later unknown']);
  });
});

describe('the end of a promise', () => {
  const wrong = by(endsAreTold);
  const ended = row({ status: 'expired', endedAt: 9_001 });
  let events = 0;
  const told = (why: string, reservationId = 'R-ann') => {
    const eventId = `event-${++events}`;
    const about = { topic: 'careway.bed-tracking', partition: 0, offset: events, key: 'B1', type: 'ended', eventId };
    return { kind: 'published' as const, ...about, ended: { reservationId, why } };
  };

  it('is told once, as it is', () => {
    expect(wrong(ended, told('expired'))).toEqual([]);
    expect(wrong(ended, told('released', 'R-bob'))).toEqual([
      'the promise of B1 to ann is expired and nobody was told',
    ]);
    expect(wrong(ended, told('taken'))).toEqual(['the promise of B1 to ann is expired and told to be taken']);
    expect(wrong(ended, told('expired'), told('expired'))).toEqual([
      'the promise of B1 to ann is expired and this was told by 2 events',
    ]);
  });

  it('may still be on its way when it was just now', () => {
    expect(wrong(row({ status: 'expired', endedAt: 9_001 }, 10_000), told('released', 'R-bob'))).toEqual([]);
  });
});

describe('every promise has a cause', () => {
  const wrong = by(promisesHaveACause);

  it.each(['ok', 'unknown', 'killed'])('that somebody asked for it (%s)', (outcome) => {
    expect(wrong(asked('hold', {}, { at: 10, outcome }), row({}))).toEqual([]);
  });

  it('and was not refused', () => {
    expect(wrong(row({}))).toEqual(['B1 is held for ann though nobody asked for it']);
    const refused = asked('hold', {}, { at: 10, outcome: 'failed' });
    expect(wrong(refused, row({}))).toEqual(['B1 is held for ann though everybody who asked for it was refused']);
    expect(wrong(refused, asked('hold', {}, { at: 10, outcome: 'killed' }), row({}))).toEqual([]);
  });

  it('to be confirmed, and to be released', () => {
    expect(wrong(held, row({ status: 'confirmed', confirmedAt: 30 }))).toEqual([
      'B1 was confirmed for ann though nobody asked for it',
    ]);
    expect(wrong(held, row({ status: 'released', endedAt: 30 }))).toEqual([
      'B1 was released for ann though nobody asked for it',
    ]);
    expect(wrong(held, confirmed, row({ status: 'confirmed', confirmedAt: 30 }))).toEqual([]);
  });
});
