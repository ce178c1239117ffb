import { written } from '../history/written.fixture.ts';
import { indexHistory } from './indexed-history.ts';
import { viewersMissNothing } from './viewers-miss-nothing.ts';

/** As `s7` (a snapshot) or `8` (a change), `|` where the connection broke. */
const wrong = (told: string) =>
  viewersMissNothing(
    indexHistory(
      written(
        ...told.split(' ').map((word) =>
          word === '|'
            ? { kind: 'disconnected' as const, by: 'viewer-1' }
            : {
                kind: 'frame' as const,
                by: 'viewer-1',
                event: word.startsWith('s') ? 'snapshot' : 'change',
                seq: Number(word.replace('s', '')),
              },
        ),
      ),
    ),
  ).map(({ what }) => what);

it.each(['s7 8 9 10', 's7 8 | 9 10 | 11', 's7 | s7 8', 's0 1 2'])('a viewer that is told %s missed nothing', (told) =>
  expect(wrong(told)).toEqual([]),
);

it.each([
  ['s7 8 10', 'missed the changes between 8 and 10'],
  ['s7 8 | 10', 'missed the changes between 8 and 10'],
  ['s7 8 8', 'saw change 8 after 8: again, or too late'],
  ['s7 8 9 | 8', 'saw change 8 after 9: again, or too late'],
  ['s7 8 | s12 13', 'had 8 and got a snapshot at 12 in place of the changes'],
  ['s7 8 9 | s8', 'had 9 and got a snapshot at 8 in place of the changes'],
  ['8', 'began with change 8 and no snapshot'],
])('a viewer that is told %s is found out', (told, what) => expect(wrong(told)).toEqual([`viewer-1 ${what}`]));

it('looks at each viewer for itself', () => {
  const frame = (by: string, event: string, seq: number) => ({ kind: 'frame' as const, by, event, seq });
  const history = written(
    frame('a', 'snapshot', 1),
    frame('b', 'snapshot', 5),
    frame('a', 'change', 2),
    frame('b', 'change', 6),
  );
  expect(viewersMissNothing(indexHistory(history))).toEqual([]);
});
