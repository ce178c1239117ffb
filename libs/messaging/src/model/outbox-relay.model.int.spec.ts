import fc from 'fast-check';
import type { DomainEvent } from '@careway/contracts';
import { PROPERTY_MS, propertyRuns } from '@careway/testing';
import { heartbeat, numberOf } from '../fixtures/heartbeats.ts';
import { ORPHAN, type Answer } from './kafka-double.fixture.ts';
import { OutboxWorld, SLOTS } from './outbox-world.fixture.ts';
import { SHARDS } from '../outbox/shards.ts';

const SUBJECTS = ['a', 'b', 'c', 'd', 'e'];
const OPEN_TRANSACTIONS = 3;

/** What must be true of the outbox, whatever its parts do. */
class OutboxModel {
  said = 0;
  /** Numbers of the events of each subject, in the order of the commits. */
  readonly committed = new Map(SUBJECTS.map((subject) => [subject, [] as number[]]));

  say = (subjects: readonly string[]): DomainEvent[] => subjects.map((subject) => heartbeat(subject, this.said++));

  commit(events: readonly DomainEvent[]): void {
    for (const event of events) this.committed.get(event.subject)!.push(numberOf(event));
  }

  /** Nothing that is not committed arrives, and nothing before what was committed before it. */
  mustHaveSent(log: readonly DomainEvent[]): Map<string, number[]> {
    const arrived = Map.groupBy(log, ({ subject }) => subject);
    return new Map(
      SUBJECTS.map((subject) => {
        const first = [...new Set(arrived.get(subject)?.map(numberOf))];
        expect(first).toEqual(this.committed.get(subject)!.slice(0, first.length));
        return [subject, first];
      }),
    );
  }
}

async function mustBeSound(model: OutboxModel, world: OutboxWorld): Promise<void> {
  model.mustHaveSent(world.kafka.log);
  const owned = [...world.processes.values()].flatMap(({ leases }) => leases.owned());
  expect(new Set(owned).size).toBe(owned.length);
  const deletions = await world.database.query<{ event_id: string; by: string; owner: string }>(
    'DELETE FROM deletion RETURNING *',
  );
  const arrived = new Set(world.kafka.log.map(({ id }) => id));
  for (const { event_id, by, owner } of deletions)
    expect({ arrived: arrived.has(event_id), owner }).toEqual({
      arrived: true,
      owner: world.processes.get(by)!.owner,
    });
}

type Step = (world: OutboxWorld, model: OutboxModel) => unknown;
const command = (name: string, step: Step): fc.AsyncCommand<OutboxModel, OutboxWorld> => ({
  check: () => true,
  run: async (model, world) => {
    await step(world, model);
    await mustBeSound(model, world);
  },
  toString: () => name,
});

const slot = fc.constantFrom(...SLOTS);
const subjects = fc.array(fc.constantFrom(...SUBJECTS), { minLength: 1, maxLength: 3 });
const answer = fc.constantFrom<Answer>('acknowledged', 'acknowledged', 'refused', 'lost', 'partly');

async function write(world: OutboxWorld, model: OutboxModel, of: string[]): Promise<void> {
  if (world.writings.length < OPEN_TRANSACTIONS) await world.write(model.say(of));
}

async function sleep(world: OutboxWorld, by: string): Promise<void> {
  await world.passLease();
  for (const other of SLOTS) if (other !== by) await world.round(other);
}

/** What happens all the time, beside what is rare. */
const common = [
  subjects.map((of) => command(`write ${of}`, (world, model) => write(world, model, of))),
  fc
    .tuple(fc.nat(OPEN_TRANSACTIONS - 1), fc.constantFrom('commit' as const, 'commit' as const, 'roll back' as const))
    .map(([place, how]) =>
      command(`${how} ${place}`, async (world, model) => model.commit(await world.endWriting(place, how))),
    ),
  subjects.map((of) =>
    command(`say ${of}`, async (world, model) => {
      await write(world, model, of);
      model.commit(await world.endWriting(-1, 'commit'));
    }),
  ),
  slot.map((by) => command(`look ${by}`, (world) => world.look(by))),
  fc
    .tuple(slot, fc.nat(3), answer)
    .map(([by, place, how]) => command(`answer ${by} ${place} ${how}`, (world) => world.answer(by, place, how))),
];
const rare = [
  slot.map((by) => command(`round ${by}`, (world) => world.round(by))),
  slot.map((by) => command(`look ${by}, Kafka is silent`, (world) => world.look(by, true))),
  fc.nat(3).map((place) => command(`late ${place}`, (world) => world.kafka.answer(ORPHAN, place, 'lost'))),
  slot.map((by) => command(`${by} sleeps longer than its lease`, (world) => sleep(world, by))),
  slot.map((by) =>
    command(`${by} sleeps while it sends, and wakes to the answer`, async (world) => {
      await world.look(by);
      await sleep(world, by);
      while (await world.answer(by, 0, 'acknowledged'));
    }),
  ),
  slot.map((by) => command(`crash ${by}`, (world) => world.crash(by))),
  slot.map((by) => command(`leave ${by}`, (world) => world.leave(by))),
];

/** All that was begun ends, whoever is dead stays dead, and the relays have time. */
async function quieten(model: OutboxModel, world: OutboxWorld): Promise<void> {
  while (world.writings.length > 0) model.commit(await world.endWriting(0, 'commit'));
  await world.passLease();
  for (let turn = 0; turn < 4; turn += 1)
    for (const by of SLOTS) {
      await world.round(by);
      await world.look(by);
      while (await world.answer(by, 0, 'acknowledged'));
      await mustBeSound(model, world);
    }
  while (world.kafka.answer(ORPHAN, 0, 'lost'));
}

describe('an outbox with writers and relays that come, freeze, go and die while Kafka answers, refuses or is silent', () => {
  it(
    'sends every committed event and no other, each subject in the order of the commits, and ends empty and fairly shared',
    async () => {
      const world = await OutboxWorld.open();
      const oneRun = async (list: Iterable<fc.AsyncCommand<OutboxModel, OutboxWorld>>) => {
        await world.startAnew();
        for (const by of [...SLOTS, ...SLOTS]) await world.round(by);
        const model = new OutboxModel();
        await fc.asyncModelRun(() => ({ model, real: world }), list);
        await quieten(model, world);
        expect(model.mustHaveSent(world.kafka.log)).toEqual(model.committed);
        expect(await world.database.query('SELECT FROM outbox')).toEqual([]);
        const shares = [...world.processes.values()].map(({ leases }) => leases.owned().length);
        expect(shares.reduce((sum, share) => sum + share)).toBe(SHARDS);
        expect(Math.max(...shares)).toBeLessThanOrEqual(Math.ceil(SHARDS / SLOTS.length));
      };
      await fc.assert(
        fc.asyncProperty(fc.commands([...common, ...common, ...rare], { maxCommands: 50, size: '+1' }), oneRun),
        propertyRuns(25),
      );
    },
    PROPERTY_MS,
  );
});
