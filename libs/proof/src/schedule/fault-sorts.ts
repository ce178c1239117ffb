import type { Random } from './random.ts';

export const SERVICES = [
  'gateway-1',
  'gateway-2',
  'relay-1',
  'relay-2',
  'bed-tracking-1',
  'bed-tracking-2',
  'control-centre-1',
  'control-centre-2',
  'witness-1',
  'witness-2',
] as const;
export const SERVERS = ['postgres', 'redis', 'kafka'] as const;

/** The lines by what is at their other end: `postgres:relay-1`. */
const LINES = [
  ...SERVICES.flatMap((service) => [`postgres:${service}`, `kafka:${service}`]),
  'redis:bed-tracking-1',
  'redis:bed-tracking-2',
  ...['gateway-1', 'gateway-2'].flatMap((gateway) => [`mllp:${gateway}`, `http:${gateway}`]),
  'board:control-centre-1',
  'board:control-centre-2',
];

export interface FaultSortSettings {
  /** Who may be struck; listed twice, twice as often. */
  targets: readonly string[];
  /** How often it comes, beside the others. */
  weight: number;
  /** For how long, in milliseconds. */
  lasts: readonly [from: number, to: number];
  /** The stated time within which everything has come through after it is healed, in milliseconds. */
  boundMs: number;
  detail?(random: Random): Record<string, number | string>;
}

/** What the nemesis does. A freeze outlasts the consumers' session (6 s) and the relay's lease (5 s). */
export const FAULT_SORTS = {
  kill: { targets: [...SERVICES, ...SERVICES, ...SERVERS], weight: 6, lasts: [200, 1_500], boundMs: 30_000 },
  freeze: { targets: [...SERVICES, ...SERVICES, ...SERVERS], weight: 4, lasts: [7_000, 9_000], boundMs: 30_000 },
  'line-delay': {
    targets: LINES,
    weight: 2,
    lasts: [2_000, 5_000],
    boundMs: 30_000,
    detail: (random) => ({ ms: random.whole(20, 400) }),
  },
  'line-cut': { targets: LINES, weight: 2, lasts: [200, 3_000], boundMs: 30_000 },
  'line-half-close': {
    targets: LINES,
    weight: 1,
    lasts: [200, 3_000],
    boundMs: 30_000,
    detail: (random) => ({ towards: random.pick(['server', 'client']) }),
  },
  'line-slice': { targets: LINES, weight: 1, lasts: [2_000, 4_000], boundMs: 30_000 },
  'cut-after-commit': {
    targets: SERVICES.map((service) => `postgres:${service}`),
    weight: 3,
    lasts: [2_000, 4_000],
    boundMs: 30_000,
    detail: (random) => ({ times: random.whole(1, 5) }),
  },
  'rebalance-storm': {
    targets: ['bed-tracking', 'control-centre', 'witness'],
    weight: 1,
    lasts: [3_000, 6_000],
    boundMs: 30_000,
  },
  'redis-wiped': { targets: ['redis'], weight: 1, lasts: [0, 100], boundMs: 30_000 },
  'disk-full': { targets: ['postgres'], weight: 1, lasts: [2_000, 4_000], boundMs: 60_000 },
  'clock-jump': {
    targets: SERVICES,
    weight: 1,
    lasts: [2_000, 5_000],
    boundMs: 30_000,
    detail: (random) => ({ seconds: random.pick([-7_200, -60, -3, 3, 60, 7_200]) }),
  },
} satisfies Record<string, FaultSortSettings>;

export type FaultSort = keyof typeof FAULT_SORTS;
