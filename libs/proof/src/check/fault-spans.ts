import type { Entry, Fault, Healed } from '../history/entry.ts';

/** A fault from its doing to its healing; `until` is infinite when it was never healed. */
export interface FaultSpan {
  fault: Fault;
  healed: Healed | undefined;
  from: number;
  until: number;
}

export function faultSpansOf(history: readonly Entry[]): FaultSpan[] {
  const healed = new Map(history.flatMap((entry) => (entry.kind === 'healed' ? [[entry.fault, entry] as const] : [])));
  return history.flatMap((fault) => {
    if (fault.kind !== 'fault') return [];
    const end = healed.get(fault.fault);
    return [{ fault, healed: end, from: fault.at, until: end?.at ?? Infinity }];
  });
}

export interface Span {
  from: number;
  until: number;
}

/** Answers quickly whether any of many spans touches another one. */
export function touching(spans: readonly Span[]): (other: Span) => boolean {
  const merged: Span[] = [];
  for (const { from, until } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else merged.push({ from, until });
  }
  return ({ from, until }) => {
    let [low, high] = [0, merged.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (merged[middle]!.until < from) low = middle + 1;
      else high = middle;
    }
    return low < merged.length && merged[low]!.from <= until;
  };
}
