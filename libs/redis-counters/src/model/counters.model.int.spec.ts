import fc from 'fast-check';
import { closing, eventually, PROPERTY_MS, propertyRuns, testRedis } from '@careway/testing';
import { Redis } from 'ioredis';
import { RedisCounters } from '../redis-counters.ts';
import { WARDS, World, type Process } from './counters-world.fixture.ts';

const PROCESSES = 2;

type Nothing = Record<string, never>;
const command = (name: string, step: (world: World) => unknown): fc.AsyncCommand<Nothing, World> => ({
  check: () => true,
  run: async (_, world) => {
    await step(world);
    await world.mustBeSound();
  },
  toString: () => name,
});
const who = fc.nat(PROCESSES - 1);
const by = (name: string, step: (world: World, process: Process) => unknown) =>
  who.map((place) => command(`${place} ${name}`, (world) => step(world, world.processes[place]!)));
const some = <Item>(items: readonly Item[], picks: readonly number[]) =>
  picks.flatMap((pick) => items[pick % items.length] ?? []);

const change = fc
  .tuple(who, fc.constantFrom(...WARDS), fc.nat(20))
  .map(([place, ward, occupied]) =>
    command(`${place} changes ${ward} to ${occupied}`, (world) =>
      world.change(world.processes[place]!, ward, occupied),
    ),
  );
const tell = fc.tuple(who, fc.constantFrom(...WARDS), fc.nat(20)).map(([place, ward, occupied]) =>
  command(`${place} changes ${ward} to ${occupied} and brings it`, async (world) => {
    const process = world.processes[place]!;
    world.change(process, ward, occupied);
    await world.push(process, process.waiting);
  }),
);
const picks = fc.array(fc.nat(9), { minLength: 1, maxLength: 4 });
const push = fc.tuple(who, picks).map(([place, which]) =>
  command(`${place} brings ${which}`, (world) => {
    const process = world.processes[place]!;
    return world.push(process, some(process.waiting, which));
  }),
);
const repeat = fc.tuple(who, fc.constantFrom(...WARDS), picks).map(([place, ward, which]) =>
  command(`${place} brings again ${ward} ${which}`, (world) => {
    const process = world.processes[place]!;
    return world.push(process, some(world.ledger.versions.get(ward)!, which));
  }),
);
const rebuild = [
  by('begins to rebuild', (world, process) => world.beginRebuild(process)),
  by('finishes its rebuild', (world, process) => world.finishRebuild(process)),
];
const commands = [
  change,
  tell,
  push,
  push,
  repeat,
  ...rebuild,
  by('rebuilds', async (world, process) => {
    await world.finishRebuild(process);
    await world.beginRebuild(process);
    await world.finishRebuild(process);
  }),
  by('dies', (world, process) => world.crash(process)),
  fc.constant(command('Redis is wiped', (world) => world.wipe())),
  fc.constant(command('Redis writes to disk', (world) => world.keep())),
  fc.constant(command('Redis starts again', (world) => world.restart())),
  by('changes and brings A, and Redis starts again without it', async (world, process) => {
    await world.keep();
    world.change(process, 'A', 7);
    await world.push(process, process.waiting);
    await world.restart();
  }),
];

describe('counters that processes put to, rebuild, and lose, in any order', () => {
  it(
    'never go back within an epoch, sum up to their wards, and are the ledger when they are ready and it is quiet',
    async () => {
      const { url, prefix } = await testRedis();
      const redis = new Redis(url);
      const processes = Array.from({ length: PROCESSES }, (): Process => {
        const counters = new RedisCounters(url, prefix);
        return { counters, epoch: 1, waiting: [], rebuild: undefined };
      });
      closing(() => Promise.all([redis.quit(), ...processes.map(({ counters }) => counters.stop())]));
      await eventually(() => processes.every(({ counters }) => counters.isConnected));
      const world = new World(redis, prefix, processes);

      const oneRun = async (list: Iterable<fc.AsyncCommand<Nothing, World>>) => {
        await world.startAnew();
        await fc.asyncModelRun(() => ({ model: {}, real: world }), list);
        await world.quieten();
      };
      await fc.assert(
        fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: '+1' }), oneRun),
        propertyRuns(100),
      );
    },
    PROPERTY_MS,
  );
});
