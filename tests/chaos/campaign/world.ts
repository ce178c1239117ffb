import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadReferenceData } from '@careway/reference-data';
import { MARKS } from '../clients/said.ts';
import { randomOf } from '../clients/random.ts';
import { Traffic } from '../clients/traffic.ts';
import { Viewer } from '../clients/viewer.ts';
import { HistoryFile } from '../inside/history-file.ts';
import { lookWhenQuiet, watchCounters } from '../observe/counters.ts';
import { readEnd } from '../observe/read-end.ts';
import { untilRecovered } from '../observe/recovery.ts';
import { searchEverywhere, Searches } from '../observe/searches.ts';
import { Stores } from '../observe/stores.ts';
import { tellClock } from '../observe/reservations.ts';
import { System } from '../system/system.ts';
import type { Write } from './history.ts';

/** All that is sent is about one site, whose figures on the board are then known. */
const SITE = 'RVV01';
/** Few places, in a ward to which no journey leads. */
const NEED = { sex: 'any', isolation: false, specialisms: [], wardKinds: ['critical-care'], homeOutcode: 'TN24' };
const SENDER = { application: 'PROOF', facility: 'PROOF' };
/** Few, so that several processes often tell of the same ward at the same time. */
const WARDS = 4;
const VIEWERS = 4;
const QUIET_WITHIN_MS = 60_000;

export interface WorldOptions {
  folder: string;
  without: string | undefined;
  seed: number;
  perSecond: number;
}

/** Everything that takes part in a run: the system, its clients and viewers, and who observes. */
export class World {
  readonly stores: Stores;
  readonly viewers: readonly Viewer[];
  private readonly traffic: Traffic;
  private readonly searches = new Searches(MARKS);
  private readonly wards = wardsOf(SITE);
  private readonly stopCounters: () => Promise<void>;

  private constructor(
    readonly system: System,
    readonly write: Write,
    readonly historyFolder: string,
    { seed, perSecond }: WorldOptions,
  ) {
    this.stores = new Stores(system);
    const onFrame = (frame: string) => this.searches.search('screens', frame);
    this.viewers = Array.from(
      { length: VIEWERS },
      (_, index) => new Viewer(`viewer-${index + 1}`, system.boards, write, index, onFrame),
    );
    this.traffic = new Traffic({
      gateways: system.gateways,
      beds: system.beds,
      need: NEED,
      sender: { ...SENDER, wards: this.wards.slice(0, WARDS) },
      write,
      random: (who) => randomOf(seed, who),
      perSecond,
    });
    this.stopCounters = watchCounters(this.stores, write);
  }

  static async begin(options: WorldOptions): Promise<World> {
    const { folder, without } = options;
    const historyFolder = join(folder, 'history');
    mkdirSync(historyFolder, { recursive: true });
    const { write } = new HistoryFile(join(historyFolder, 'campaign.jsonl'), 'campaign');
    const system = await System.start({ folder, historyFolder, ...(without ? { without } : {}) });
    const world = new World(system, write, historyFolder, options);
    await tellClock(world.stores, write);
    return world;
  }

  /** Waits until clients rest and nothing is on its way, looks at ledger and counters, and lets `look` see more. */
  async whenQuiet(look: () => Promise<void> = async () => undefined): Promise<void> {
    await this.traffic.pause();
    await untilRecovered(this, QUIET_WITHIN_MS);
    await lookWhenQuiet(this.stores, this.write);
    await look();
    this.traffic.resume();
  }

  /** What is in the stores now. */
  readStores(write: Write): Promise<void> {
    const board = this.system.services.get('control-centre-1')!.address;
    const { stores, wards, searches } = this;
    return readEnd({ stores, write, searches, board, site: SITE, wards, truth: this.traffic.people.truth });
  }

  /** Ends the traffic and reads everything that the run has left. */
  async readEnd(): Promise<void> {
    await this.traffic.stop();
    await this.whenQuiet(() => this.readStores(this.write));
    await Promise.all([...this.viewers.map((viewer) => viewer.leave()), this.stopCounters()]);
    await searchEverywhere(this.searches, this);
    this.searches.write(this.write);
  }

  async stop(): Promise<void> {
    await this.stopCounters();
    await this.stores.stop();
    await this.system.stop();
  }
}

const wardsOf = (site: string): string[] =>
  loadReferenceData('deploy/reference/kent-and-medway')
    .at()
    .wards.filter(({ siteId, bedBase }) => siteId === site && bedBase)
    .map(({ id }) => id);
