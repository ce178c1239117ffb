import { setTimeout as wait } from 'node:timers/promises';
import type { Bench, Measured, World } from './harness/bench.ts';
import { quantile } from './harness/figures.ts';
import type { App, Platform } from './harness/platform.ts';
import { sayFigures } from './wall/say-figures.ts';
import { Screens } from './wall/screens.ts';

const SCREENS = 500;
const FIGURES = 50;
const SECONDS = 20;
/** From so many rounds on the growth of memory is judged: ten minutes. */
const ROUNDS_TO_JUDGE = 30;
const MOST_MB_PER_HOUR = 20;
const MB = 1024 * 1024;

/** B10: 500 live screens while 50 figures change each second, from the gateway's door to the frames. */
export const bench: Bench = {
  name: 'wall',
  rounds: 3,
  async start(platform: Platform): Promise<World> {
    const [database, topicPrefix] = [await platform.database(), platform.topicPrefix()];
    await platform.redis();
    const gateway = await platform.app('gateway', { database, topicPrefix });
    const control = await platform.app('control-centre', { database, topicPrefix });
    const wall = new Wall(gateway.address, control, await Screens.open(control.address, SCREENS));
    await wall.live(SECONDS / 2);
    return {
      ways: { ours: () => wall.measure() },
      check: async () => wall.faults(),
      stop: async () => wall.stop(),
    };
  },
};

class Wall {
  private turn = 0;
  private readonly wrong: string[] = [];
  private readonly memory: { hours: number; mb: number }[] = [];
  private readonly began = performance.now();

  constructor(
    private readonly gateway: string,
    private readonly control: App,
    private readonly screens: Screens,
  ) {}

  /** So many seconds of figures. */
  async live(seconds: number): Promise<void> {
    const began = performance.now();
    for (let second = 1; second <= seconds; second += 1) {
      this.turn += 1;
      const stored = await sayFigures(this.gateway, FIGURES, this.turn);
      if (stored !== FIGURES) this.wrong.push(`${FIGURES} values were sent, ${stored} stored`);
      await wait(Math.max(0, began + second * 1_000 - performance.now()));
    }
  }

  async measure(): Promise<Measured> {
    const cpuBefore = await this.control.cpuSeconds();
    const began = performance.now();
    this.screens.begin();
    await this.live(SECONDS);
    const seconds = (performance.now() - began) / 1_000;
    const { delays, frames } = this.screens;
    const rssMb = await this.rssMb();
    this.memory.push({ hours: (performance.now() - this.began) / 3_600_000, mb: rssMb });
    return {
      perSecond: frames / seconds,
      p50Ms: quantile(delays, 0.5),
      p99Ms: quantile(delays, 0.99),
      more: {
        screens: SCREENS,
        changes_per_s: frames / seconds / SCREENS,
        cpu_share: ((await this.control.cpuSeconds()) - cpuBefore) / seconds,
        rss_mb: rssMb,
      },
    };
  }

  faults(): string[] {
    const slope = slopeOf(this.memory.slice(this.memory.length >> 1));
    const grows = this.memory.length >= ROUNDS_TO_JUDGE && slope > MOST_MB_PER_HOUR;
    return [
      ...this.wrong,
      ...this.screens.faults,
      ...(grows ? [`the control centre grows by ${Math.round(slope)} MB an hour`] : []),
    ];
  }

  stop(): void {
    this.screens.leave();
  }

  private async rssMb(): Promise<number> {
    const metrics = await (await fetch(`${this.control.address}/metrics`)).text();
    return Number(/^process_resident_memory_bytes\S* (\S+)/m.exec(metrics)?.[1]) / MB;
  }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Megabytes an hour by least squares. */
function slopeOf(points: readonly { hours: number; mb: number }[]): number {
  const [hours, mb] = [meanOf(points.map((one) => one.hours)), meanOf(points.map((one) => one.mb))];
  const over = points.reduce((sum, one) => sum + (one.hours - hours) ** 2, 0);
  return over === 0 ? 0 : points.reduce((sum, one) => sum + (one.hours - hours) * (one.mb - mb), 0) / over;
}
