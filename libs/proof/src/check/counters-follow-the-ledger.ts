import type { CountersSeen, Quiet, WardNow } from '../history/entry.ts';
import type { Found, Look } from './found.ts';

const FIGURES = ['open', 'occupied', 'onLeave', 'usable', 'version'] as const;

/** Promise 7: when it is quiet the counters equal the ledger; while they are ready, no ward's version goes back. */
export const countersFollowTheLedger: Look = ({ all }) => [
  ...all('quiet').flatMap(whenQuiet),
  ...[...Map.groupBy(all('counters').filter(isReady), ({ epoch }) => epoch).values()].flatMap(neverBack),
];

/** Counters that are rebuilt, or were lost, or come from before a restart, say so and bind nobody. */
const isReady = ({ state }: CountersSeen): boolean => state === 'ready';

function whenQuiet(quiet: Quiet): Found[] {
  const { state, ledger, counters } = quiet;
  if (state !== 'ready') return [{ what: `the counters are ${state} when all is quiet`, lines: [quiet] }];
  const wards = Object.keys({ ...ledger, ...counters }).filter((ward) => !areEqual(ledger[ward], counters[ward]));
  return wards.map((ward) => ({
    what: `${ward}: ${textOf(counters[ward])} in the counters, ${textOf(ledger[ward])} in the ledger`,
    lines: [quiet],
  }));
}

const areEqual = (a: WardNow | undefined, b: WardNow | undefined): boolean =>
  a !== undefined && b !== undefined && FIGURES.every((figure) => a[figure] === b[figure]);

const textOf = (ward: WardNow | undefined): string =>
  ward ? FIGURES.map((figure) => `${figure} ${ward[figure]}`).join(', ') : 'nothing';

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
