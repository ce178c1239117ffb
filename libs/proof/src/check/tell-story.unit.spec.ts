import { fault, operation, written } from '../history/written.fixture.ts';
import { check } from './check.ts';
import { summaryOf } from './summary.ts';
import { tellStory } from './tell-story.ts';

const about = { controlId: 'A7', patient: 3, sort: 'journey', door: 'mllp', gateway: 'gateway-1' };
const history = written(
  fault(1, 10, 20),
  { kind: 'send', at: 1_000, by: 'sender-1', op: 's1', ...about },
  { kind: 'send', at: 1_001, by: 'sender-2', op: 's2', ...about, controlId: 'A8' },
  operation(
    'gateway-1/1',
    { what: 'accept', controlIds: ['A5', 'A6', 'A7', 'A8', 'A9'] },
    { from: 1_100, outcome: 'killed' },
  ),
  fault(2, 1_200, 1_300, 'kill', 'gateway-1'),
  { kind: 'answer', at: 1_250, by: 'sender-1', op: 's1', outcome: 'ok', code: 'AA' },
  fault(3, 2_000, 2_100),
  { kind: 'recovered', at: 3_000, faults: [2], tookMs: 1_500 },
);

describe('the story of a violation', () => {
  const [violation] = check(history).violations;

  it('follows the message from hop to hop, with the faults beside it and no others', () => {
    expect(
      tellStory(violation!)
        .split('\n')
        .map((line) => line.trim().replaceAll(/ {2,}/g, ' | ')),
    ).toEqual([
      'Promise 1 was broken: A7 was acknowledged and is not stored.',
      '0.000 s | sender-1 | s1 sends A7 (journey of patient 3) to gateway-1 by mllp',
      expect.stringMatching(/^0\.100 s \| gateway-1\/1 \| \S+ begins: stores A7 and 4 more$/),
      '0.200 s | campaign | FAULT 2: kill of gateway-1',
      '0.250 s | sender-1 | s1 is answered: ok, AA',
      '0.300 s | campaign | fault 2 is healed',
    ]);
  });

  it('is told in full a few times only, and counted always', () => {
    const many = written(
      Array.from({ length: 30 }, (_, index) => [
        { kind: 'send' as const, op: `s${index}`, ...about, controlId: `A${index}` },
        { kind: 'answer' as const, op: `s${index}`, outcome: 'ok' },
      ]).flat(),
      fault(9, 1, 1_000),
    );
    const { violations, byPromise } = check(many);
    expect(byPromise[1]).toBe(30);
    expect(violations.filter(({ story }) => story.some(({ kind }) => kind === 'fault'))).toHaveLength(5);
  });
});

it('a history that shows too little does not pass, and says what it lacks', () => {
  const { passed, missing } = check([]);
  expect(passed).toBe(false);
  expect(missing).toContain('no message was accepted');
  expect(missing).toContain('no fault was done');
  expect(check(history).missing).toEqual(
    expect.arrayContaining(['nobody saw the recovery from fault 1 (kill)', 'no viewer saw a change']),
  );
  const unhealed = written({ kind: 'fault', fault: 4, sort: 'freeze', target: 'kafka' });
  expect(check(unhealed).missing).toContain('fault 4 (freeze) was never healed');
});

it('the last line of a run has its figures in seconds, by sort of fault', () => {
  const rounds = [1_000, 2_000, 9_000].flatMap((tookMs, index) => [
    ...fault(index, index * 10, index * 10 + 1),
    { kind: 'recovered' as const, at: index * 10 + 5, faults: [index], tookMs },
  ]);
  expect(summaryOf(check(written(rounds)), 42)).toMatchObject({
    faults: 3,
    messages: 0,
    violations: { 1: 0, 10: 0 },
    worst_recovery_s: 9,
    recovery_s: { kill: { rounds: 3, p50: 2, worst: 9 } },
    seed: 42,
  });
});
