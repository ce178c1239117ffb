import type { Found, Look } from './found.ts';
import { touching, type Span } from './fault-spans.ts';
import type { IndexedHistory } from './indexed-history.ts';
import { linesOf, type Operation } from './operations.ts';

type Send = Operation<'relay'>;

/** How long after its healing a fault may still make a relay send again: a session, a lease and a start of a process. */
const AFTERMATH_MS = 20_000;

/** Promise 3: an event is on its topic more than once only where a fault, a start or an unknown outcome explains it. */
export const repeatsAreExplained: Look = (history) => {
  const repeated = [...history.published].filter(([, { length }]) => length > 1);
  const sends = sendsOf(history, new Set(repeated.map(([eventId]) => eventId)));
  const disturbed = touching(disturbancesOf(history));
  return repeated.flatMap(([eventId, copies]): Found[] => {
    const ways = sends.get(eventId) ?? [];
    // Without any it is an event without a cause, which is told elsewhere.
    if (ways.length === 0 || isExplained(ways, disturbed)) return [];
    const what = `event ${eventId} is on ${copies[0]!.topic} ${copies.length} times and nothing explains it`;
    return [{ what, lines: [...ways.flatMap(linesOf), ...copies], about: [eventId] }];
  });
};

function sendsOf({ relays }: IndexedHistory, wanted: ReadonlySet<string>): Map<string, Send[]> {
  const sends = new Map<string, Send[]>([...wanted].map((eventId) => [eventId, []]));
  if (wanted.size > 0) for (const send of relays) for (const id of send.did.ids) sends.get(id)?.push(send);
  return sends;
}

function isExplained(ways: readonly Send[], disturbed: (span: Span) => boolean): boolean {
  const last = ways.at(-1)!;
  if (ways.slice(0, -1).some(({ outcome }) => outcome !== 'ok')) return true;
  return disturbed({ from: ways[0]!.begin.at, until: last.end?.at ?? Infinity });
}

/** Faults with what follows them, and the first sign of each life of a process: a start shares out the shards anew. */
function disturbancesOf({ faults, entries }: IndexedHistory): Span[] {
  const starts = new Map<string, number>();
  for (const { kind, by, at } of entries) if (kind === 'begin' && !starts.has(by)) starts.set(by, at);
  return [
    ...faults.map(({ from, until }) => ({ from, until: until + AFTERMATH_MS })),
    ...[...starts.values()].map((at) => ({ from: at - AFTERMATH_MS, until: at + AFTERMATH_MS })),
  ];
}
