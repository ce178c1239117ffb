import { driftOf, type WardFigures } from '@careway/capacity';
import type { Redis } from 'ioredis';
import type { Counters, RedisCounters } from '../redis-counters.ts';

export const WARDS = ['A', 'B', 'C'];

/** What PostgreSQL holds: each ward at each of its versions, and the epoch of the newest rebuild. */
class Ledger {
  epoch = 1;
  readonly versions = new Map<string, WardFigures[]>(WARDS.map((wardId) => [wardId, []]));

  change(wardId: string, occupied: number): WardFigures {
    const figures = { open: 20, occupied, onLeave: occupied % 2, usable: 20 - occupied };
    const ward: WardFigures = {
      ...figures,
      wardId,
      siteId: occupied % 3 === 0 ? 'S1' : 'S2',
      providerId: 'P1',
      bedBase: occupied % 5 > 0,
      empty: 20 - occupied,
      pools: { [`pool ${occupied % 2}`]: figures },
      version: this.versions.get(wardId)!.length + 1,
    };
    this.versions.get(wardId)!.push(ward);
    return ward;
  }

  now = (): WardFigures[] => [...this.versions.values()].flatMap((all) => all.at(-1) ?? []);
}

/** A process that brings what it committed to the counters, and may be rebuilding them. */
export interface Process {
  counters: RedisCounters;
  epoch: number;
  waiting: WardFigures[];
  rebuild: { finish: () => void; done: Promise<boolean> } | undefined;
}

/** A ledger, the processes that copy it, and the Redis that they copy it to. */
export class World {
  ledger = new Ledger();
  /** Wards whose newest figures went down with a process. */
  private lost = new Set<string>();
  private before: Counters | undefined;
  private kept: Record<string, Record<string, string>> | undefined;

  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
    readonly processes: Process[],
  ) {}

  async startAnew(): Promise<void> {
    await this.redis.flushdb();
    [this.ledger, this.lost, this.before, this.kept] = [new Ledger(), new Set(), undefined, undefined];
    for (const process of this.processes) Object.assign(process, { epoch: 1, waiting: [], rebuild: undefined });
  }

  change(by: Process, wardId: string, occupied: number): void {
    by.waiting.push(this.ledger.change(wardId, occupied));
  }

  /** Puts some of what waits, or what was put long ago; what is not taken waits on. */
  async push(by: Process, wards: readonly WardFigures[]): Promise<void> {
    const { epoch } = await by.counters.mark();
    const answer = await by.counters.put(by.epoch, wards);
    expect(answer).toEqual(epoch === 0 ? 'missing' : epoch === by.epoch ? expect.any(Number) : 'other-epoch');
    if (typeof answer === 'number') by.waiting = by.waiting.filter((ward) => !wards.includes(ward));
    else if (answer === 'other-epoch') by.epoch = this.ledger.epoch;
  }

  /** Begins a rebuild; what it reads of the ledger is of now, and is given back when it is told to finish. */
  async beginRebuild(by: Process): Promise<void> {
    if (by.rebuild) return;
    const { promise, resolve: finish } = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    this.ledger.epoch = Math.max(this.ledger.epoch, (await by.counters.mark()).epoch) + 1;
    by.epoch = this.ledger.epoch;
    let lost = new Set<string>();
    const done = by.counters.rebuild(by.epoch, async () => {
      const now = this.ledger.now();
      lost = new Set(this.lost);
      asked.resolve();
      await promise;
      return now;
    });
    const finished = done.then((filled) => {
      if (filled) this.lost = this.lost.difference(lost);
      return filled;
    });
    by.rebuild = { finish, done: finished };
    await Promise.race([asked.promise, finished]);
  }

  async finishRebuild(by: Process): Promise<void> {
    by.rebuild?.finish();
    await by.rebuild?.done;
    by.rebuild = undefined;
  }

  /** What it did not bring yet is lost; a rebuild it began stays begun. */
  crash(by: Process): void {
    for (const { wardId } of by.waiting) this.lost.add(wardId);
    Object.assign(by, { waiting: [], rebuild: undefined, epoch: 1 });
  }

  async wipe(): Promise<void> {
    await this.redis.flushdb();
    this.before = undefined;
  }

  /** Redis writes its data to disk, as it does from time to time. */
  async keep(): Promise<void> {
    this.kept = {};
    for (const name of ['mark', 'wards', 'sites', 'providers', 'pools'])
      this.kept[name] = await this.redis.hgetall(`${this.prefix}${name}`);
  }

  /** Another Redis process begins with what was last on disk. */
  async restart(): Promise<void> {
    await this.wipe();
    for (const [name, held] of Object.entries(this.kept ?? {}))
      if (Object.keys(held).length > 0) await this.redis.hset(`${this.prefix}${name}`, held);
    if (this.kept?.['mark']?.['epoch']) await this.redis.hset(`${this.prefix}mark`, 'server', 'the one before');
  }

  async mustBeSound(): Promise<void> {
    const counted = await this.processes[0]!.counters.read();
    const wards = [...counted.wards.values()];
    for (const ward of wards) expect(ward).toEqual(this.ledger.versions.get(ward.wardId)![ward.version - 1]);
    // Places that nobody is in any more hold zeros.
    expect(driftOf(wards, counted)).toEqual([]);
    if (this.before?.epoch === counted.epoch)
      for (const { wardId, version } of this.before.wards.values())
        expect(counted.wards.get(wardId)?.version ?? 0).toBeGreaterThanOrEqual(version);
    this.before = counted;
    this.mustBeBelieved(counted);
  }

  /** Counters that say that they are ready are the ledger, but for what is on its way and for what died. */
  private mustBeBelieved(counted: Counters): void {
    if (counted.state !== 'ready' || counted.epoch !== this.ledger.epoch) return;
    const onItsWay = new Set(this.processes.flatMap(({ waiting }) => waiting.map(({ wardId }) => wardId)));
    for (const ward of this.ledger.now())
      if (!onItsWay.has(ward.wardId) && !this.lost.has(ward.wardId))
        expect(counted.wards.get(ward.wardId)).toEqual(ward);
  }

  /** Everyone brings what waits; then the counters are made anew, and are the ledger. */
  async quieten(): Promise<void> {
    for (const by of this.processes) {
      await this.finishRebuild(by);
      for (let turn = 0; turn < 2; turn += 1) await this.push(by, by.waiting);
    }
    await this.mustBeSound();
    await this.beginRebuild(this.processes[0]!);
    await this.finishRebuild(this.processes[0]!);
    const mended = await this.processes[1]!.counters.read();
    expect([mended.state, driftOf(this.ledger.now(), mended)]).toEqual(['ready', []]);
  }
}
