import { journeys } from './load/journeys.ts';
import { medians } from './measure/medians.ts';
import { ownWordsIn } from './measure/metrics.ts';
import { timesIn } from './measure/proc.ts';
import { usedBetween, type Reading } from './measure/usage.ts';
import { inTurn, knownPeople } from './fill/known-people.ts';
import { along, AXES, BASE, FULL, QUICK, worldsOf } from './points.ts';

describe('the points', () => {
  it('are those of every axis, each once, and those of one database and one set of topics are measured together', () => {
    for (const plan of [FULL, QUICK]) {
      const points = [...worldsOf(plan).values()].flat();
      expect(new Set(points.map((point) => JSON.stringify(point))).size).toBe(points.length);
      for (const axis of AXES) expect(along(axis, points).map((point) => point[axis])).toEqual(plan.axes[axis]);
    }
    const [first] = [...worldsOf(FULL)].filter(([{ partitions, patients }]) => partitions === 6 && patients === 10_000);
    expect(first![1].map(({ instances }) => instances).slice(-2)).toEqual([2, 3]);
    expect(first![1]).toContainEqual(BASE);
  });
});

describe('CPU time', () => {
  const stat = (name: string, parent: number, times: string) =>
    `7 (${name}) S ${parent} 1 1 0 -1 4194560 10 0 0 0 ${times} 20 0 1 0 100 1 1`;

  it('is read from /proc, whatever a process is called', () => {
    expect(timesIn(stat('a) R 9 (b', 3, '150 50 7 3'))).toEqual({ parent: 3, own: 2, ended: 0.1 });
  });

  it('of PostgreSQL goes to who asked; our own questions are nobody’s, and a connection that ended is its own', () => {
    const parts = { accept: 1, relay: 1, hear: 1, project: 1, kafka: 1, redis: 1 };
    const owners = new Map([
      [11, 'accept'],
      [12, 'growth'],
      [13, 'hear'],
    ]);
    const children = (...pairs: [number, number][]) => new Map(pairs);
    const before: Reading = { parts, owners, postgres: { total: 10, children: children([11, 2], [12, 1], [14, 5]) } };
    const after: Reading = {
      parts: { ...parts, hear: 4 },
      owners,
      postgres: { total: 20, children: children([11, 5], [12, 3], [13, 1]) },
    };
    const used = usedBetween(before, after);
    expect(used.parts).toMatchObject({ hear: 3, accept: 0, postgres: 8 });
    expect(used.postgres).toEqual({ accept: 3, relay: 0, hear: 1, project: 0, own: 4 });
  });
});

describe('what a service says of itself', () => {
  const text = [
    '# HELP nodejs_heap_size_used_bytes x',
    'nodejs_heap_size_used_bytes{service="gateway"} 42000000',
    'nodejs_eventloop_lag_p99_seconds{service="gateway"} 0.012',
    'answers_total{code="AA"} 1',
  ];

  it('is its heap, its delays and how many lines of metrics it has', () => {
    expect(ownWordsIn(text.join('\n'))).toEqual({ heap: 42, loopP99: 12, series: 3 });
  });

  it('must be there', () => {
    expect(() => ownWordsIn(text.slice(2).join('\n'))).toThrow('nodejs_heap_size_used_bytes');
  });
});

describe('rounds', () => {
  it('come to their medians, number by number', () => {
    const round = (a: number, b: number) => ({ a, of: { b } });
    expect(medians([round(1, 30), round(9, 10), round(2, 20)])).toEqual({ a: 2, of: { b: 20 } });
    expect(medians([round(1, 1), round(2, 4)])).toEqual({ a: 1.5, of: { b: 2.5 } });
  });
});

describe('the people', () => {
  it('are scattered over everybody, and everyone’s turn comes once before anyone’s comes again', () => {
    const known = knownPeople(10, 1_000);
    const turns = inTurn(known);
    const once = Array.from({ length: 10 }, () => turns.next().value);
    expect(once.toSorted((a, b) => a - b)).toEqual([1, 101, 201, 301, 401, 501, 601, 701, 801, 901]);
    expect(once).not.toEqual(once.toSorted((a, b) => a - b));
    expect(turns.next().value).toBe(once[0]);
  });

  it('are admitted, moved and discharged in that order, mixed with one another', () => {
    const messages = journeys({ people: [5, 6, 7, 8], wards: ['A', 'B'], run: 'R1' });
    const steps = messages.filter(({ person }) => person === 6).map(({ text }) => /ADT\^(A\d\d)/.exec(text)?.[1]);
    expect(steps).toEqual(['A01', 'A02', 'A03']);
    expect(new Set(messages.map(({ controlId }) => controlId)).size).toBe(12);
    expect(messages.map(({ person }) => person).slice(0, 4)).not.toEqual([5, 5, 5, 6]);
  });
});
