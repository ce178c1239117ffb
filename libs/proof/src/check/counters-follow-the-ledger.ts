import type { CountersSeen, FiguresNow, Quiet } from '../history/entry.ts';
import type { Found, Look } from './found.ts';

const POOL = ['open', 'occupied', 'onLeave', 'usable'] as const;
const WARD = [...POOL, 'version'] as const;
const NONE: FiguresNow = { open: 0, occupied: 0, onLeave: 0, usable: 0 };

/** Promise 7: when it is quiet the counters equal the ledger, by ward and by place pool; while they are ready, no ward's version goes back. */
export const countersFollowTheLedger: Look = ({ all }) => [
  ...all('quiet').flatMap(whenQuiet),
  ...[...Map.groupBy(all('counters').filter(isReady), ({ epoch }) => epoch).values()].flatMap(neverBack),
];

/** Counters that are rebuilt, or were lost, or come from before a restart, say so and bind nobody. */
const isReady = ({ state }: CountersSeen): boolean => state === 'ready';

function whenQuiet(quiet: Quiet): Found[] {
  const { state, ledger, counters, pools } = quiet;
  if (state !== 'ready') return [{ what: `the counters are ${state} when all is quiet`, lines: [quiet] }];
  const all = [...differing(WARD, ledger, counters), ...differing(POOL, pools.ledger, pools.counters, NONE)];
  return all.map((what) => ({ what, lines: [quiet] }));
}

/** What differs by ward or pool. `none` stands for one that is not there; without it, it has to be. */
function differing<Figure extends string>(
  figures: readonly Figure[],
  ledger: Readonly<Record<string, Record<Figure, number>>>,
  counters: Readonly<Record<string, Record<Figure, number>>>,
  none?: Record<Figure, number>,
): string[] {
  const textOf = (now: Record<Figure, number> | undefined): string =>
    now ? figures.map((figure) => `${figure} ${now[figure]}`).join(', ') : 'nothing';
  return Object.keys({ ...ledger, ...counters }).flatMap((id) => {
    const [counted, kept] = [counters[id] ?? none, ledger[id] ?? none].map(textOf);
    return counted === kept ? [] : [`${id}: ${counted} in the counters, ${kept} in the ledger`];
  });
}

function neverBack(seen: readonly CountersSeen[]): Found[] {
  return seen.slice(1).flatMap((now, index) => {
    const before = seen[index]!;
    const back = Object.entries(before.versions).filter(([ward, version]) => (now.versions[ward] ?? 0) < version);
    return back.map(([ward, version]) => ({
      what: `${ward}: version ${version} was followed by ${now.versions[ward] ?? 'none'} in epoch ${now.epoch} of the counters`,
      lines: [before, now],
    }));
  });
}
