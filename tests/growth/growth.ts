import { loadReferenceData } from '@careway/reference-data';
import { connect, makeDatabase, untilQuiet } from './databases.ts';
import { fill } from './fill/fill.ts';
import { inTurn, knownPeople } from './fill/known-people.ts';
import { journeys, type Message } from './load/journeys.ts';
import { Lines } from './load/lines.ts';
import { measurePoint, type Point } from './measure/point.ts';
import { makeTopics, startServers, type Servers } from './platform.ts';
import { BASE, worldsOf, type Plan, type Setting, type World } from './points.ts';
import { Services, type ServicesOptions } from './services.ts';

/** People of whom messages are sent; the others are only there. */
const KNOWN = 10_000;
/** Over how many days the journeys are spread. */
const DAYS = 90;
const TEMPLATE = 'one_person';
/** No message has a higher number. */
const NO_MESSAGE = String(2n ** 63n - 1n);

export interface Growing {
  plan: Plan;
  /** For the servers' data and everything's logs: some 8 GB for a million people. */
  folder: string;
  from: ServicesOptions['from'];
  onStep?: (words: string) => void;
  onPoint?: (point: Point, round: number) => void;
}

/** Measures every point of the plan in every round, round by round. */
export async function measureGrowth({ plan, folder, from, onStep, onPoint }: Growing): Promise<Point[][]> {
  onStep?.('starting the servers');
  const servers = await startServers(folder);
  try {
    const worlds = worldsOf(plan);
    const run = new Run(servers, plan, from);
    await run.makeTemplate();
    for (const patients of new Set([...worlds.keys()].map((world) => world.patients))) {
      onStep?.(`filling in ${patients.toLocaleString('en-GB')} people`);
      await run.fillIn(patients);
    }
    await run.makeTopics([...worlds.keys()]);
    const measured: Point[][] = [];
    for (let round = 0; round < plan.rounds; round += 1) {
      measured.push([]);
      for (const [world, settings] of rotated([...worlds], round)) {
        onStep?.(`round ${round + 1}: ${world.partitions} partitions, ${world.patients} people`);
        for await (const point of run.measureWorld(world, rotated(settings, round))) {
          measured[round]!.push(point);
          onPoint?.(point, round + 1);
        }
      }
    }
    return measured;
  } finally {
    await servers.stop();
  }
}

/** So that in each round another one is the first. */
const rotated = <Item>(items: readonly Item[], by: number): Item[] => [
  ...items.slice(by % items.length),
  ...items.slice(0, by % items.length),
];

class Run {
  private readonly wards = loadReferenceData('deploy/reference/kent-and-medway')
    .at()
    .wards.filter(({ bedBase }) => bedBase)
    .map(({ id }) => id);
  private readonly people = new Map<number, Iterator<number, never>>();
  private runs = 0;

  constructor(
    private readonly servers: Servers,
    private readonly plan: Plan,
    private readonly from: ServicesOptions['from'],
  ) {}

  /** The tables as the services make them, and one person's journey through all of them. */
  async makeTemplate(): Promise<void> {
    await makeDatabase(this.servers, TEMPLATE, 'template0');
    const services = await this.startServices(TEMPLATE, `${TEMPLATE}.`, 0);
    const client = await connect(this.servers, TEMPLATE);
    try {
      await send(services, journeys({ people: [0], wards: this.wards, run: 'T' }));
      await untilQuiet(client, '0');
    } finally {
      await client.end();
      await services.stop();
    }
  }

  async fillIn(patients: number): Promise<void> {
    const known = knownPeople(Math.min(KNOWN, patients), patients);
    this.people.set(patients, inTurn(known));
    await makeDatabase(this.servers, databaseOf(patients), TEMPLATE);
    await fill(() => connect(this.servers, databaseOf(patients)), { patients, known, wards: this.wards });
  }

  /** Services make topics with six partitions themselves. */
  async makeTopics(worlds: readonly World[]): Promise<void> {
    for (const world of worlds.filter(({ partitions }) => partitions !== BASE.partitions)) {
      const names = ['gateway', 'bed-tracking'].map((speaker) => `${prefixOf(world)}${speaker}`);
      await makeTopics(this.servers.kafka, names, world.partitions);
    }
  }

  /** One start of the services, then each setting with freshly compiled code behind it. */
  async *measureWorld(world: World, settings: readonly Setting[]): AsyncGenerator<Point> {
    const { plan, servers } = this;
    const place = [...this.people.keys()].indexOf(world.patients);
    const services = await this.startServices(databaseOf(world.patients), prefixOf(world), 1 + place);
    const client = await connect(servers, databaseOf(world.patients));
    try {
      await this.warmUp(services, world);
      for (const setting of settings.toSorted((a, b) => a.instances - b.instances)) {
        if (await services.haveInstances(setting.instances)) await this.warmUp(services, world);
        await untilQuiet(client, NO_MESSAGE);
        const messages = this.messages(world, plan.journeys);
        yield await measurePoint({ setting, servers, services, client, messages, idleMs: plan.idleMs });
      }
    } finally {
      await client.end();
      await services.stop();
    }
  }

  private warmUp(services: Services, world: World): Promise<void> {
    return send(services, this.messages(world, this.plan.warmUp));
  }

  private messages({ patients }: World, count: number): Message[] {
    this.runs += 1;
    const people = Array.from({ length: count }, () => this.people.get(patients)!.next().value);
    return journeys({ people, wards: this.wards, run: `R${this.runs}`, daysAgo: this.runs % DAYS });
  }

  private startServices(database: string, topicPrefix: string, redisNumber: number): Promise<Services> {
    const { servers, from } = this;
    return Services.start({ servers, database, topicPrefix, redisNumber, from });
  }
}

async function send(services: Services, messages: readonly Message[]): Promise<void> {
  const lines = await Lines.open(services.mllpPort, BASE.lines);
  await lines.send(messages).finally(() => lines.close());
}

const databaseOf = (patients: number): string => `people_${patients}`;
const prefixOf = ({ partitions, patients }: World): string => `p${partitions}-n${patients}.`;
