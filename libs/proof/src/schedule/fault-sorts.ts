/** What the nemesis can do. Bad input is none of it: that flows all the time. */
export type FaultSort =
  | 'kill'
  | 'freeze'
  | 'line-delay'
  | 'line-cut'
  | 'line-half-close'
  | 'line-slice'
  | 'cut-after-commit'
  | 'rebalance-storm'
  | 'redis-wiped'
  | 'disk-full'
  | 'clock-jump';

export interface SortOfFault {
  targets: readonly string[];
  /** How often it is chosen beside the others. */
  weight: number;
  /** Shortest and longest time from doing to healing, in milliseconds. */
  lastsMs: readonly [number, number];
  /** The stated time from the last healing until everything has come through, in milliseconds; see `boundOf`. */
  boundMs: number;
  /** What the sort leaves open. */
  detail?: Readonly<Record<string, Open>>;
}

/** A number between two, or one of a few things. */
export type Open = { from: number; to: number } | { oneOf: readonly (number | string)[] };

export const SERVICES = ['gateway', 'relay', 'bed-tracking', 'control-centre', 'witness'] as const;
export const INSTANCES: readonly string[] = SERVICES.flatMap((service) => [`${service}-1`, `${service}-2`]);
export const SERVERS = ['postgres', 'redis', 'kafka'] as const;

const linesOf = (end: string, instances: readonly string[]) => instances.map((one) => `${end}:${one}`);
const of = (...services: string[]) => INSTANCES.filter((one) => services.some((service) => one.startsWith(service)));

const POSTGRES_LINES = linesOf('postgres', INSTANCES);
const LINES = [
  ...POSTGRES_LINES,
  ...linesOf('kafka', INSTANCES),
  ...linesOf('redis', of('bed-tracking')),
  ...linesOf('mllp', of('gateway')),
  ...linesOf('http', of('gateway', 'bed-tracking')),
  ...linesOf('board', of('control-centre')),
];

/** A service dies more often than a server. */
const PROCESSES = [...INSTANCES, ...INSTANCES, ...SERVERS];

/** The stated time: for a process to start, a session (6 s) or a lease (5 s) to end, and what waits to come through. */
const USUAL_BOUND_MS = 30_000;
/** A server may have to recover from its log first. */
const SERVER_BOUND_MS = 60_000;

/** Every sort of fault: on what, how often, for how long, and when all must be well again. */
export const FAULT_SORTS: Readonly<Record<FaultSort, SortOfFault>> = {
  kill: { targets: PROCESSES, weight: 32, lastsMs: [500, 2_500], boundMs: USUAL_BOUND_MS },
  /** Beyond the session timeout (6 s) and the lease of a relay (5 s). */
  freeze: { targets: PROCESSES, weight: 14, lastsMs: [7_000, 9_000], boundMs: USUAL_BOUND_MS },
  'line-delay': {
    targets: LINES,
    weight: 7,
    lastsMs: [1_500, 5_000],
    boundMs: USUAL_BOUND_MS,
    detail: { ms: { from: 20, to: 400 } },
  },
  'line-cut': { targets: LINES, weight: 10, lastsMs: [800, 3_000], boundMs: USUAL_BOUND_MS },
  'line-half-close': {
    targets: LINES,
    weight: 6,
    lastsMs: [800, 3_000],
    boundMs: USUAL_BOUND_MS,
    detail: { towards: { oneOf: ['server', 'client'] } },
  },
  'line-slice': {
    targets: LINES,
    weight: 6,
    lastsMs: [1_500, 4_000],
    boundMs: USUAL_BOUND_MS,
    detail: { most: { from: 1, to: 40 } },
  },
  'cut-after-commit': {
    targets: POSTGRES_LINES,
    weight: 10,
    lastsMs: [1_500, 4_000],
    boundMs: USUAL_BOUND_MS,
    detail: { times: { from: 1, to: 6 } },
  },
  'rebalance-storm': {
    targets: ['bed-tracking', 'control-centre', 'witness'],
    weight: 5,
    lastsMs: [3_000, 6_000],
    boundMs: USUAL_BOUND_MS,
    detail: { everyMs: { from: 250, to: 800 } },
  },
  'redis-wiped': { targets: ['redis'], weight: 5, lastsMs: [500, 1_000], boundMs: USUAL_BOUND_MS },
  'disk-full': { targets: ['postgres'], weight: 3, lastsMs: [1_500, 4_000], boundMs: SERVER_BOUND_MS },
  'clock-jump': {
    targets: INSTANCES,
    weight: 4,
    lastsMs: [2_000, 6_000],
    boundMs: USUAL_BOUND_MS,
    detail: { seconds: { oneOf: [-7_200, -60, -3, 3, 60, 7_200] } },
  },
};

/** The stated time of recovery, in milliseconds; longer when a server is started again. Undefined for a sort unknown. */
export function boundOf(sort: string, target: string): number | undefined {
  const usual = FAULT_SORTS[sort as FaultSort]?.boundMs;
  return sort === 'kill' && (SERVERS as readonly string[]).includes(target) ? SERVER_BOUND_MS : usual;
}
