import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@careway/database';
import type { Log } from '@careway/service-kit';
import { forgetHeard, KEEP_HEARD_DAYS } from '../hearing/heard-events.ts';
import type { ChunkTools } from '../hearing/hear-chunk.ts';
import { drainOneKey } from './drain-parked.ts';

const ROUND_MS = 1_000;
/** Ids forgotten at once: small steps, so that no statement holds anything for long. */
const FORGET_AT_ONCE = 1_000;
const FORGET_EVERY_ROUNDS = 10;

/** Works through the parked keys that are due, once a second and when asked; forgets old ids along the way. */
export class ParkedDrainer {
  private stopping = new AbortController();
  private nudge = new AbortController();
  private life: Promise<void> | undefined;

  constructor(
    private readonly tools: ChunkTools,
    private readonly log: Log,
    private readonly tellParked: (keys: number) => void,
  ) {}

  start(): void {
    this.life ??= this.live();
  }

  /** Looks at once, not at the next round. */
  wake(): void {
    this.nudge.abort();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.life;
  }

  private async live(): Promise<void> {
    for (let round = 0; !this.stopping.signal.aborted; round += 1) {
      try {
        while (!this.stopping.signal.aborted && (await drainOneKey(this.tools)));
        this.tellParked(await countParked(this.tools.database));
        if (round % FORGET_EVERY_ROUNDS === 0) await this.forget();
      } catch (error) {
        this.log.error({ error }, 'parked keys can not be drained now');
      }
      await this.pause();
    }
  }

  /** As many as are due: a fixed number a round would be overtaken by a service that hears more. */
  private async forget(): Promise<void> {
    const step = () => forgetHeard(this.tools.database, KEEP_HEARD_DAYS, FORGET_AT_ONCE);
    while (!this.stopping.signal.aborted && (await step()) === FORGET_AT_ONCE);
  }

  private async pause(): Promise<void> {
    this.nudge = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, this.nudge.signal]);
    await wait(ROUND_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function countParked(database: Database): Promise<number> {
  const [row] = await database.query<{ keys: string }>('SELECT count(*) AS keys FROM parked_key');
  return Number(row?.keys ?? 0);
}
