import { tracingChannel } from 'node:diagnostics_channel';
import type { Counted, Figures, WardFigures } from '@careway/capacity';
import { connectRedis, type CounterRedis } from './connect-redis.ts';
import { figuresByPlace, wardsByPlace } from './read-counters.ts';
import { BEGIN, FINISH, PUT } from './scripts.ts';

/**
 * `ready`: the counters follow the ledger. `rebuilding`: they are being filled. `missing`: Redis was wiped. `restarted`:
 * another Redis process than the one they were filled in, so what it holds may be old.
 */
export type CounterState = 'ready' | 'rebuilding' | 'missing' | 'restarted';

/** Tells of each put: `{ epoch, wards }`. */
const COUNT = tracingChannel('careway.count');

export interface CounterMark {
  state: CounterState;
  /** 0 when missing. */
  epoch: number;
}

export interface Counters extends Counted, CounterMark {
  wards: ReadonlyMap<string, WardFigures>;
  sites: ReadonlyMap<string, Figures>;
  providers: ReadonlyMap<string, Figures>;
  pools: ReadonlyMap<string, Figures>;
}

/**
 * The counters that everyone reads: figures by ward, the sums of the bed base by site and provider, and those of all places by pool. They are a copy
 * of the ledger in PostgreSQL: a ward is taken only at a newer version of the same epoch, and an epoch begins with a
 * rebuild. Every method throws when Redis does not answer.
 */
export class RedisCounters {
  private readonly redis: CounterRedis;
  private readonly keys: readonly [string, string, string, string, string];

  /** @param prefix what the five keys begin with */
  constructor(url: string, prefix: string) {
    this.redis = connectRedis(url, { putWards: PUT, beginRebuild: BEGIN, finishRebuild: FINISH });
    this.keys = [`${prefix}mark`, `${prefix}wards`, `${prefix}sites`, `${prefix}providers`, `${prefix}pools`];
  }

  /** Calls back each time a connection is made: what it holds may have been wiped meanwhile. */
  onConnected(call: () => void): void {
    this.redis.on('ready', call);
  }

  get isConnected(): boolean {
    return this.redis.status === 'ready';
  }

  /** Takes the wards that are newer than what is held and moves the sums by the difference. Gives how many, or why none. */
  put(epoch: number, wards: readonly WardFigures[]): Promise<number | 'missing' | 'other-epoch'> {
    const put = () => this.redis.putWards(...this.keys, String(epoch), ...wards.map(textOf));
    return COUNT.tracePromise(put, { epoch, wards });
  }

  /**
   * Fills the counters anew. `ledger` is asked after they are marked as rebuilding, so that no change is missed: what
   * was committed before is in it, what is committed after is put with the new epoch.
   * @returns false when a rebuild with this or a newer epoch has begun elsewhere
   */
  async rebuild(epoch: number, ledger: () => Promise<readonly WardFigures[]>): Promise<boolean> {
    const begun = await this.redis.beginRebuild(...this.keys, String(epoch), await this.server());
    if (!begun) return false;
    const wards = await ledger();
    return (await this.redis.finishRebuild(...this.keys, String(epoch), ...wards.map(textOf))) === 1;
  }

  async mark(): Promise<CounterMark> {
    const [mark, server] = await Promise.all([this.redis.hgetall(this.keys[0]), this.server()]);
    return markOf(mark, server);
  }

  /** Everything, as it was at one moment. */
  async read(): Promise<Counters> {
    const pipeline = this.redis.multi();
    for (const key of this.keys) pipeline.hgetall(key);
    const [answers, server] = await Promise.all([pipeline.exec(), this.server()]);
    const [mark, wards, sites, providers, pools] = (answers ?? []).map(([error, found]) => {
      if (error) throw error;
      return found as Record<string, string>;
    });
    return {
      ...markOf(mark!, server),
      wards: wardsByPlace(wards!),
      sites: figuresByPlace(sites!),
      providers: figuresByPlace(providers!),
      pools: figuresByPlace(pools!),
    };
  }

  async stop(): Promise<void> {
    if (this.isConnected) await this.redis.quit().catch(() => undefined);
    this.redis.disconnect();
  }

  /** A Redis process has an id of its own: a restart, or another server behind the same address, shows in it. */
  private async server(): Promise<string> {
    return /run_id:(\w+)/.exec(await this.redis.info('server'))?.[1] ?? 'unknown';
  }
}

const textOf = (ward: WardFigures): string => JSON.stringify(ward);

function markOf(mark: Record<string, string>, server: string): CounterMark {
  const { epoch, state, server: filledIn } = mark;
  if (!epoch) return { state: 'missing', epoch: 0 };
  if (filledIn !== server) return { state: 'restarted', epoch: Number(epoch) };
  return { state: state === 'ready' ? 'ready' : 'rebuilding', epoch: Number(epoch) };
}
