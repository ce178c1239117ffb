import { ofEach } from '../measure/of-each.ts';
import type { Point } from '../measure/point.ts';
import { PARTS } from '../measure/usage.ts';
import { FULL, worldsOf, type Setting } from '../points.ts';
import { HOPS } from '../services.ts';
import type { Figures } from './figures.ts';

/** A point at which every part costs its place in the list in milliseconds, and each screen 2 µs a change. */
export const aPoint = (setting: Setting, more: Partial<Point> = {}): Point => ({
  ...setting,
  messages: 1_000,
  heard: 1_000,
  changes: setting.viewers * 500,
  accepted_per_s: 1_000,
  through_per_s: 900,
  ack_p50_ms: 12,
  ack_p99_ms: 40,
  cpu_us: ofEach(PARTS, (part) => (1 + PARTS.indexOf(part)) * 1_000 + (part === 'project' ? setting.viewers : 0)),
  postgres_us: ofEach([...HOPS, 'own'], () => 1_000),
  rows_scanned: 0,
  idle_ms_per_s: ofEach(PARTS, () => 20),
  memory_mb: ofEach(PARTS, (part) => 100 + PARTS.indexOf(part)),
  heap_mb: ofEach(HOPS, () => 50),
  loop_p99_ms: ofEach(HOPS, () => 11),
  series: ofEach(HOPS, () => 200),
  start_s: ofEach(HOPS, () => 2),
  ...more,
});

export const someFigures = (): Figures => ({
  measured: '2026-11-23',
  machine: { cores: 2, processor: 'Example', memory_gb: 8, node: '26.0.0' },
  rounds: 3,
  seconds: 700,
  points: [...worldsOf(FULL).values()].flat().map((setting) => aPoint(setting)),
});
