/** What is varied. Everything else stays as it is deployed. */
export interface Setting {
  /** Partitions of each topic. */
  partitions: number;
  /** MLLP connections; the messages on their way are shared out among them. */
  lines: number;
  /** Processes of bed tracking. */
  instances: number;
  /** People whom the databases know before the first message. */
  patients: number;
  /** Screens that follow the board. */
  viewers: number;
}

export type Axis = keyof Setting;

/** Where every other axis stands while one is varied. */
export const BASE: Readonly<Setting> = { partitions: 6, lines: 16, instances: 1, patients: 10_000, viewers: 0 };

export const AXES: readonly Axis[] = ['partitions', 'lines', 'instances', 'patients', 'viewers'];

export interface Plan {
  axes: Readonly<Record<Axis, readonly number[]>>;
  /** Journeys of three messages at each point. */
  journeys: number;
  /** Journeys after a process has started, so that what is measured is compiled code. */
  warmUp: number;
  rounds: number;
  /** How long to look at processes that have nothing to do, in milliseconds. */
  idleMs: number;
}

export const FULL: Plan = {
  axes: {
    partitions: [1, 3, 6],
    lines: [1, 4, 16, 64],
    instances: [1, 2, 3],
    patients: [10_000, 100_000, 1_000_000],
    viewers: [0, 25, 100],
  },
  journeys: 1_500,
  warmUp: 1_000,
  rounds: 3,
  idleMs: 1_000,
};

export const QUICK: Plan = {
  axes: { partitions: [1, 6], lines: [16, 64], instances: [1, 2], patients: [10_000], viewers: [0, 50] },
  journeys: 400,
  warmUp: 300,
  rounds: 1,
  idleMs: 500,
};

/** Points that share their databases and topics, and so their processes: what starting costs is paid once for them. */
export type World = Pick<Setting, 'partitions' | 'patients'>;

/** Every point of the axes once, by world; within a world those with few instances first. */
export function worldsOf({ axes }: Pick<Plan, 'axes'>): Map<World, Setting[]> {
  const points = new Map<string, Setting>();
  for (const axis of AXES)
    for (const value of axes[axis]) {
      const point = { ...BASE, [axis]: value };
      points.set(JSON.stringify(point), point);
    }
  const groups = Map.groupBy(points.values(), ({ partitions, patients }) => `${partitions} ${patients}`);
  return new Map(
    [...groups.values()].map((settings) => {
      const [{ partitions, patients }] = settings as [Setting];
      return [{ partitions, patients }, settings.toSorted((a, b) => a.instances - b.instances)];
    }),
  );
}

/** The settings of one axis, in its order. */
export const along = <Point extends Setting>(axis: Axis, points: readonly Point[]): Point[] =>
  points
    .filter((point) => AXES.every((other) => other === axis || point[other] === BASE[other]))
    .toSorted((a, b) => a[axis] - b[axis]);
