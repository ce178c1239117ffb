import type { Did, End, Entry } from './entry.ts';

type Loose = { kind: Entry['kind'] } & Record<string, unknown>;

/** A small history written by hand: each entry a millisecond after the one before, unless it says when. */
export const written = (...entries: (Loose | Loose[])[]): Entry[] =>
  entries
    .flat()
    .map((entry, index) => ({ at: index + 1, by: 'campaign', ...entry }) as unknown as Entry)
    .sort((a, b) => a.at - b.at);

let operations = 0;

/** An operation from its beginning to its end; without an end when `outcome` is `killed`. */
export function operation(
  by: string,
  did: Did,
  {
    from,
    to = from + 1,
    outcome = 'ok',
    ...more
  }: { from: number; to?: number; outcome?: string } & Partial<Omit<End, 'outcome'>>,
): Loose[] {
  const op = `${by}#${++operations}`;
  const begin = { kind: 'begin' as const, at: from, by, op, did };
  return outcome === 'killed' ? [begin] : [begin, { kind: 'end' as const, at: to, by, op, outcome, ...more }];
}

export const fault = (number: number, from: number, to: number, sort = 'kill', target = 'relay-1'): Loose[] => [
  { kind: 'fault', at: from, fault: number, sort, target },
  { kind: 'healed', at: to, fault: number },
];
