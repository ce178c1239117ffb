import fc from 'fast-check';
import { driftOf, type WardFigures } from '@careway/capacity';
import { closing, eventually, Interleaving, PROPERTY_MS, propertyRuns, testRedis } from '@careway/testing';
import type { Command } from 'ioredis';
import { Redis } from 'ioredis';
import { RedisCounters } from '../redis-counters.ts';

const ward = (wardId: string, version: number): WardFigures => ({
  wardId,
  siteId: `S${version % 2}`,
  providerId: 'P1',
  bedBase: true,
  open: 20,
  occupied: version,
  onLeave: 0,
  usable: 20 - version,
  empty: 20 - version,
  version,
});

/** Every command on the wire passes the gate of its operation. */
function gateCommands(redis: Redis, interleaving: Interleaving, name: string): void {
  const gate = interleaving.gateOf(name);
  const send = redis.sendCommand.bind(redis);
  redis.sendCommand = (command: Command, stream) =>
    gate(`${command.name} ${String(command.args[1]).slice(0, 20)}`, async () => send(command, stream), 0);
}

describe('a rebuild, another one, puts and a wipe, command by command', () => {
  it(
    'leave counters that are the ledger, or say that they are not to be believed',
    async () => {
      const { url, prefix } = await testRedis();
      const interleaving = new Interleaving({ query: async () => [] });
      const redis = new Redis(url);
      closing(() => redis.quit());
      const open = async (name: string) => {
        const counters = new RedisCounters(url, prefix);
        closing(() => counters.stop());
        await eventually(() => counters.isConnected);
        gateCommands(counters['redis'], interleaving, name);
        return counters;
      };
      const [rebuilding, other, putting] = [await open('rebuild'), await open('other rebuild'), await open('put')];
      const wiping = new Redis(url);
      closing(() => wiping.quit());
      await eventually(() => wiping.status === 'ready');
      gateCommands(wiping, interleaving, 'wipe');

      const oneRun = async (changes: number, wipes: number, twice: boolean, scheduler: fc.Scheduler) => {
        await redis.flushdb();
        const ledger = new Map([['A', ward('A', 1)]]);
        let epoch = 1;
        const now = async () => [...ledger.values()];
        await rebuilding.rebuild(epoch, now);
        /** As a pusher does: what is not taken waits for the next push. */
        const waiting = new Map<string, WardFigures>();
        let known = epoch;
        const push = async () => {
          const wards = [...waiting.values()];
          const answer = await putting.put(known, wards);
          if (answer === 'other-epoch') known = epoch;
          if (typeof answer === 'number') for (const one of wards) waiting.delete(one.wardId);
        };
        const rebuild = (counters: RedisCounters) => counters.rebuild((epoch += 1), now);
        const ended = await interleaving.run(scheduler, {
          rebuild: () => rebuild(rebuilding),
          'other rebuild': async () => twice && rebuild(other),
          put: async () => {
            for (let n = 1; n <= changes; n += 1) {
              const changed = ward(n % 3 > 0 ? 'A' : 'B', n + 1);
              ledger.set(changed.wardId, changed);
              waiting.set(changed.wardId, changed);
              await push();
            }
          },
          wipe: async () => {
            for (let n = 0; n < wipes; n += 1) await wiping.flushdb();
          },
        });
        for (const end of Object.values(ended)) if (end.status === 'rejected') throw end.reason;
        for (let turn = 0; turn < 2; turn += 1) await push();
        const counted = await putting.read();
        if (wipes === 0) expect([counted.state, counted.epoch]).toEqual(['ready', epoch]);
        if (counted.state === 'ready' && counted.epoch === epoch) expect(driftOf(await now(), counted)).toEqual([]);
      };
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.nat(2), fc.boolean(), fc.scheduler(), oneRun),
        propertyRuns(100),
      );
    },
    PROPERTY_MS,
  );
});
