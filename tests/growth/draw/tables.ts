import { along, AXES, BASE, type Axis } from '../points.ts';
import type { Point } from '../measure/point.ts';
import { PARTS } from '../measure/usage.ts';
import { HOPS } from '../services.ts';
import { AXIS_TITLES, NAMES, short } from './words.ts';

/** A table of GitHub's Markdown. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const ms = (micros: number): string => (micros / 1_000).toFixed(2);
const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const total = ({ cpu_us }: Point): number => PARTS.reduce((sum, part) => sum + cpu_us[part], 0);

/** One row per axis: what the whole costs at its ends. */
export function endsTable(points: readonly Point[]): string {
  const rows = varied(points).map((axis) => {
    const [first, last] = [along(axis, points)[0]!, along(axis, points).at(-1)!];
    const both = (value: (point: Point) => number, shown: (value: number) => string) =>
      `${shown(value(first))} → ${shown(value(last))} (× ${(value(last) / value(first)).toFixed(2)})`;
    return [
      `${short(first[axis])} → ${short(last[axis])} ${AXIS_TITLES[axis]}`,
      both(total, ms),
      both(({ accepted_per_s }) => accepted_per_s, whole),
      both(({ ack_p50_ms }) => ack_p50_ms, whole),
      both(({ memory_mb }) => PARTS.reduce((sum, part) => sum + memory_mb[part], 0), whole),
    ];
  });
  return table(
    ['From → to', 'CPU per message (ms)', 'Accepted per s', 'ACK p50 (ms)', 'Memory, one process of each (MB)'],
    rows,
  );
}

/** CPU milliseconds per message at every point. */
export function cpuTable(points: readonly Point[]): string {
  const rows = varied(points).flatMap((axis) =>
    along(axis, points).map((point) => [
      `${short(point[axis])} ${AXIS_TITLES[axis]}`,
      ...PARTS.map((part) => ms(point.cpu_us[part])),
      ms(total(point)),
    ]),
  );
  return table(['', ...PARTS.map((part) => NAMES[part]), 'all'], rows);
}

/** MB per process at every point. */
export function memoryTable(points: readonly Point[]): string {
  const rows = varied(points).flatMap((axis) =>
    along(axis, points).map((point) => [
      `${short(point[axis])} ${AXIS_TITLES[axis]}`,
      ...PARTS.map((part) => whole(point.memory_mb[part])),
    ]),
  );
  return table(['', ...PARTS.map((part) => NAMES[part])], rows);
}

/** What someone who runs it has to plan with, per process where nothing is varied. */
export function sizingTable(points: readonly Point[]): string {
  const base = basePoint(points);
  const most = (value: (point: Point) => number) => Math.max(...points.map(value));
  const rows = PARTS.map((part) => {
    const memory = most(({ memory_mb }) => memory_mb[part]);
    const hop = HOPS.find((one) => one === part);
    return [
      NAMES[part],
      whole(1_000_000 / base.cpu_us[part]),
      base.idle_ms_per_s[part].toFixed(0),
      whole(memory),
      hop ? whole(most(({ heap_mb }) => heap_mb[hop])) : '',
      whole(Math.ceil((memory * 1.5) / 64) * 64),
    ];
  });
  return table(
    [
      '',
      'Messages per core-second',
      'CPU at rest (ms/s)',
      'Most memory seen (MB)',
      'of it living heap (MB)',
      'Give it (MB)',
    ],
    rows,
  );
}

/** PostgreSQL's CPU per message by who asked, and what else grows or not. */
export function detailTable(points: readonly Point[]): string {
  const { postgres_us } = basePoint(points);
  const rows = [
    ...[...HOPS, 'own' as const].map((who) => [
      who === 'own' ? 'PostgreSQL by itself: log, vacuum, checkpoints' : `PostgreSQL for ${NAMES[who]}`,
      `${ms(postgres_us[who])} ms per message`,
    ]),
    ...alongPatients(points),
    ['One change of the board on one screen', `${streamMicros(points)?.toFixed(1) ?? '-'} µs`],
  ];
  return table(['', ''], rows);
}

function alongPatients(points: readonly Point[]): string[][] {
  const measured = along('patients', points);
  if (measured.length < 2) return [];
  const each = (shown: (point: Point) => string) =>
    measured.map((point) => `${shown(point)} with ${short(point.patients)}`).join(', ');
  return [
    ['A gateway starts, by people known', each(({ start_s }) => `${start_s.accept.toFixed(1)} s`)],
    ['Rows read by scanning tables that grow, per message', each(({ rows_scanned }) => whole(rows_scanned))],
  ];
}

/** CPU microseconds that the control centre needs to send one change to one screen, from the most screens measured. */
export function streamMicros(points: readonly Point[]): number | undefined {
  const [none, most] = [along('viewers', points)[0], along('viewers', points).at(-1)];
  if (!none || !most || most.changes === 0) return undefined;
  return ((most.cpu_us.project - none.cpu_us.project) * most.messages) / most.changes;
}

const varied = (points: readonly Point[]): Axis[] => AXES.filter((axis) => along(axis, points).length > 1);

function basePoint(points: readonly Point[]): Point {
  const base = points.find((point) => AXES.every((axis) => point[axis] === BASE[axis]));
  if (!base) throw new Error('the figures hold no point where nothing is varied');
  return base;
}
