import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadReferenceData } from '@careway/reference-data';
import { MARKS } from '../clients/said.ts';
import { Traffic } from '../clients/traffic.ts';
import { Viewer } from '../clients/viewer.ts';
import { HistoryFile } from '../inside/history-file.ts';
import { lookWhenQuiet, watchCounters } from '../observe/counters.ts';
import { readEnd } from '../observe/read-end.ts';
import { untilRecovered } from '../observe/recovery.ts';
import { searchEverywhere, Searches } from '../observe/searches.ts';
import { Stores } from '../observe/stores.ts';
import { System } from '../system/system.ts';
import type { Write } from './history.ts';

const SITE = 'RVV01';
const VIEWERS = 4;
const QUIET_MS = 90_000;

export interface WorldOptions {
  folder: string;
  without: string | undefined;
  random: () => number;
}

/** Everything that takes part in a run: the system, its clients and viewers, and who observes. */
export class World {
  private constructor(
    readonly system: System,
    readonly stores: Stores,
    readonly viewers: readonly Viewer[],
    readonly traffic: Traffic,
    readonly write: Write,
    readonly historyFolder: string,
    private readonly wards: readonly string[],
    private readonly stopCounters: () => Promise<void>,
  ) {}

  static async begin({ folder, without, random }: WorldOptions): Promise<World> {
    const historyFolder = join(folder, 'history');
    mkdirSync(historyFolder, { recursive: true });
    const { write } = new HistoryFile(join(historyFolder, 'campaign.jsonl'), 'campaign');
    const system = await System.start({ folder, historyFolder, ...(without ? { without } : {}) });
    const stores = new Stores(system);
    const viewers = Array.from(
      { length: VIEWERS },
      (_, index) => new Viewer(`viewer-${index + 1}`, system.boards, write, index),
    );
    const wards = loadReferenceData('deploy/reference/kent-and-medway')
      .at()
      .wards.filter(({ siteId, bedBase }) => siteId === SITE && bedBase)
      .map(({ id }) => id);
    const sender = { application: 'PROOF', facility: 'PROOF', wards };
    const traffic = new Traffic({ system, sender, write, random, pauseMs: 400 });
    return new World(system, stores, viewers, traffic, write, historyFolder, wards, watchCounters(stores, write));
  }

  /** Pauses the clients until nothing is on its way, and looks at ledger and counters. */
  async lookWhenQuiet(): Promise<void> {
    await this.traffic.pause();
    await untilRecovered(this, QUIET_MS);
    await lookWhenQuiet(this.stores, this.write);
    this.traffic.resume();
  }

  /** Ends the traffic and reads everything that the run has left. */
  async readEnd(): Promise<void> {
    await this.traffic.stop();
    await untilRecovered(this, QUIET_MS);
    await lookWhenQuiet(this.stores, this.write);
    const searches = new Searches(MARKS);
    const { stores, write, system, historyFolder } = this;
    const board = system.services.get('control-centre-1')!.address;
    await readEnd({ stores, write, board, site: SITE }, this.traffic.truth, this.wards, searches);
    await Promise.all(this.viewers.map((viewer) => viewer.leave()));
    await this.stopCounters();
    await searchEverywhere(searches, { system, stores, screens: this.viewers.map(({ text }) => text), historyFolder });
    searches.write(write);
  }

  async stop(): Promise<void> {
    await this.stopCounters();
    await this.stores.stop();
    await this.system.stop();
  }
}
