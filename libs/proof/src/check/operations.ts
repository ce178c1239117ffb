import type { Begin, Did, End, Entry, Outcome } from '../history/entry.ts';

/** What a service did, from its beginning to its end. */
export interface Operation<What extends Did['what'] = Did['what']> {
  by: string;
  did: Extract<Did, { what: What }>;
  begin: Begin;
  /** Absent when the process was killed in the middle. */
  end: End | undefined;
  /** `unknown` without an end. */
  outcome: Outcome;
}

/** Beginnings joined with their ends, in the order of their beginnings. */
export function operationsOf(history: readonly Entry[]): Operation[] {
  const ends = new Map(history.flatMap((entry) => (entry.kind === 'end' ? [[entry.op, entry] as const] : [])));
  return history.flatMap((begin) => {
    if (begin.kind !== 'begin') return [];
    const end = ends.get(begin.op);
    return [{ by: begin.by, did: begin.did, begin, end, outcome: end?.outcome ?? 'unknown' }];
  });
}

export const operationsThat = <What extends Did['what']>(
  operations: readonly Operation[],
  what: What,
): Operation<What>[] => operations.filter(({ did }) => did.what === what) as unknown as Operation<What>[];

/** Both ends of an operation, as a story tells them. */
export const linesOf = ({ begin, end }: Pick<Operation, 'begin' | 'end'>): Entry[] => (end ? [begin, end] : [begin]);
