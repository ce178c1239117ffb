import { asked, clock, row } from '../history/promised.fixture.ts';
import { fault, written } from '../history/written.fixture.ts';
import { check } from './check.ts';
import { commandsAreDoneOnce } from './commands-are-done-once.ts';
import { indexHistory } from './indexed-history.ts';
import { noPlacePromisedTwice } from './no-place-promised-twice.ts';
import { tellStory } from './tell-story.ts';

const [ann, bob] = [{ subjectId: 'ann' }, { subjectId: 'bob' }];
const wrong = (...entries: Parameters<typeof written>) =>
  noPlacePromisedTwice(indexHistory(written(clock, ...entries))).map(({ what }) => what);
const TWICE = 'B1 was promised to ann and to bob at the same time';

describe('in the ledger', () => {
  it('one promise of a place follows the other', () => {
    expect(wrong(row({ ...ann, heldAt: 10, endedAt: 20 }), row({ ...bob, heldAt: 20, endedAt: 30 }))).toEqual([]);
    expect(wrong(row({ ...ann, heldAt: 10, endedAt: 20 }), row({ ...bob, placeId: 'B2', heldAt: 15 }))).toEqual([]);
    expect(wrong(row({ ...ann, heldAt: 10, endedAt: 20 }), row({ ...bob, heldAt: 19, endedAt: 30 }))).toEqual([TWICE]);
    expect(wrong(row({ ...ann, heldAt: 10 }), row({ ...bob, heldAt: 50 }))).toEqual([TWICE]);
  });

  it('a long promise may be broken by many', () => {
    const others = [20, 40, 60].map((heldAt) => row({ subjectId: `at ${heldAt}`, heldAt, endedAt: heldAt + 5 }));
    expect(wrong(row({ ...ann, heldAt: 10, endedAt: 90 }), ...others)).toHaveLength(3);
  });

  it('of which nobody was told counts, too: its answer was lost after COMMIT', () => {
    const lost = asked('hold', bob, { at: 15, until: 900, outcome: 'unknown' });
    expect(wrong(lost, row({ ...ann, heldAt: 10, endedAt: 20 }), row({ ...bob, heldAt: 15, endedAt: 30 }))).toEqual([
      TWICE,
    ]);
  });
});

describe('as they were told', () => {
  const held = asked('hold', ann, { at: 10 });

  it('two have the same place, whatever the ledger says in the end', () => {
    expect(wrong(held, asked('hold', bob, { at: 50 }))).toEqual([TWICE]);
    const ledger = [row({ ...ann, heldAt: 10, endedAt: 20 }), row({ ...bob, heldAt: 20 })];
    expect(wrong(held, asked('hold', bob, { at: 50 }), ...ledger)).toEqual([TWICE]);
  });

  it.each(['ok', 'unknown', 'killed'])('but not once one began to give it back (%s)', (outcome) => {
    const release = asked('release', ann, { at: 40, until: 400, outcome });
    expect(wrong(held, release, asked('hold', bob, { at: 50 }))).toEqual([]);
  });

  it('where a refused release gives nothing back', () => {
    expect(wrong(held, asked('release', ann, { at: 40, outcome: 'failed' }), asked('hold', bob, { at: 50 }))).toEqual([
      TWICE,
    ]);
  });

  it('nor once a hold may be over; a confirmed one never is', () => {
    const [next, confirm] = [
      asked('hold', { ...bob, heldUntil: 30_000 }, { at: 9_100 }),
      asked('confirm', ann, { at: 30 }),
    ];
    expect(wrong(held, next)).toEqual([]);
    expect(wrong(held, asked('confirm', ann, { at: 30, outcome: 'unknown' }), next)).toEqual([]);
    expect(wrong(held, confirm, next)).toEqual([TWICE]);
    expect(wrong(held, confirm, next, row({ ...ann, status: 'taken', endedAt: 8_000 }))).toEqual([]);
  });
});

it('the story is the two promises and the fault beside them, and nothing else', () => {
  const history = written(
    clock,
    fault(1, 5, 9),
    fault(2, 45, 60, 'line-delay', 'postgres:bed-tracking-1'),
    asked('hold', ann, { at: 20, outcome: 'unknown' }),
    asked('hold', ann, { at: 30 }),
    asked('look', ann, { at: 40 }),
    asked('hold', { subjectId: 'eve', placeId: 'B2' }, { at: 42 }),
    asked('hold', bob, { at: 50 }),
  );
  const violation = check(history).violations.find(({ promise }) => promise === 5)!;
  expect(
    tellStory(violation)
      .split('\n')
      .map((line) => line.trim().replaceAll(/ {2,}/g, ' | ')),
  ).toEqual([
    `Promise 5 was broken: ${TWICE}.`,
    expect.stringMatching(/^0\.000 s \| holder-1 \| \S+ asks bed-tracking-1 to hold B1 for ann, key hold for ann$/),
    expect.stringMatching(/^0\.001 s \| holder-1 \| \S+ is answered: ok, reservation R-ann is held, held .* until .*$/),
    '0.015 s | campaign | FAULT 2: line-delay of postgres:bed-tracking-1',
    expect.stringMatching(/^0\.020 s \| holder-1 \| \S+ asks bed-tracking-1 to hold B1 for bob, key hold for bob$/),
    expect.stringMatching(/^0\.021 s \| holder-1 \| \S+ is answered: ok, reservation R-bob is held/),
    '0.030 s | campaign | fault 2 is healed',
  ]);
});

describe('a command', () => {
  const twice = (...entries: Parameters<typeof written>) =>
    commandsAreDoneOnce(indexHistory(written(clock, ...entries))).map(({ what }) => what);
  const held = asked('hold', ann, { at: 10 });

  it('is answered a second time as the first', () => {
    expect(twice(asked('hold', ann, { at: 5, outcome: 'unknown' }), held, asked('hold', ann, { at: 20 }))).toEqual([]);
    const WAYS = ['a hold was answered in two ways under the key hold for ann'];
    expect(twice(held, asked('hold', { ...ann, heldAt: 15 }, { at: 20 }))).toEqual(WAYS);
    expect(twice(held, asked('hold', ann, { at: 20, outcome: 'failed', code: '409 not-open' }))).toEqual(WAYS);
  });

  it('may be refused while the other attempt is on its way, and may be looked at as it changes', () => {
    expect(twice(asked('hold', ann, { at: 9, until: 30, outcome: 'failed' }), held)).toEqual([]);
    const look = (more: object, at: number) => asked('look', { ...ann, ...more }, { at, key: 'look' });
    expect(twice(held, look({}, 20), look({ status: 'expired' }, 30))).toEqual([]);
  });

  it('makes one promise', () => {
    const rows = [row({ ...ann, endedAt: 20 }), row({ ...ann, reservationId: 'R2', placeId: 'B2' })];
    const lost = asked('hold', ann, { at: 10, outcome: 'unknown' });
    expect(twice(lost, ...rows)).toEqual(['one hold under the key hold for ann made 2 promises']);
  });
});
