import { fault, operation, written } from '../history/written.fixture.ts';
import { indexHistory } from './indexed-history.ts';
import { repeatsAreExplained } from './repeats-are-explained.ts';

const START = 0;
/** Long after the start of the relay, which explains a repeat too. */
const LATER = 1e6;

const send = (at: number, outcome = 'ok', ids = ['e1']) =>
  operation(
    'relay-1/1',
    { what: 'relay', speaker: 'gateway', owner: 'a', shards: [1], fences: ['1'], seqs: ['1'], ids, keys: ['k'] },
    { from: at, outcome },
  );
const copy = (offset: number) => ({
  kind: 'published' as const,
  at: 2e6,
  topic: 'careway.gateway',
  partition: 0,
  offset,
  key: 'k',
  eventId: 'e1',
  type: 'gateway.x.v1',
});
const wrong = (...entries: Parameters<typeof written>) =>
  repeatsAreExplained(indexHistory(written(send(START, 'ok', ['e0']), copy(0), copy(1), ...entries))).map(
    ({ what }) => what,
  );
const UNEXPLAINED = ['event e1 is on careway.gateway 2 times and nothing explains it'];

describe('an event that is on its topic twice', () => {
  it('is explained by nothing when it was sent twice while all was well', () => {
    expect(wrong(send(LATER), send(LATER + 10))).toEqual(UNEXPLAINED);
    expect(wrong(send(LATER))).toEqual(UNEXPLAINED);
    expect(wrong(send(LATER), send(LATER + 10, 'unknown'))).toEqual(UNEXPLAINED);
  });

  it.each(['unknown', 'killed', 'failed'])('is explained by a first send that is %s', (outcome) => {
    expect(wrong(send(LATER, outcome), send(LATER + 10))).toEqual([]);
  });

  it('is explained by a fault between its sends, or one that was healed shortly before', () => {
    expect(wrong(send(LATER), fault(1, LATER + 1, LATER + 2), send(LATER + 10))).toEqual([]);
    expect(wrong(fault(1, LATER - 9_000, LATER - 8_000), send(LATER), send(LATER + 10))).toEqual([]);
    expect(wrong(fault(1, 300_000, 300_001), send(LATER), send(LATER + 10))).toEqual(UNEXPLAINED);
    expect(wrong(send(LATER), send(LATER + 10), fault(1, LATER + 100, LATER + 101))).toEqual(UNEXPLAINED);
  });

  it('is explained by a process that starts: the shards are shared out anew', () => {
    expect(wrong(send(START + 5), send(START + 10))).toEqual([]);
  });
});
