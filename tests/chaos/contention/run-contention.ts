import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { schedule, type FaultSort } from '@careway/proof';
import { Places } from '../../../apps/bed-tracking/src/know-places/places.ts';
import { loadReferenceData } from '@careway/reference-data';
import { ASKERS, contend } from '../../bench/reserve/contend.ts';
import { wantedPlaces } from '../../bench/reserve/wanted-places.ts';
import type { Say } from '../campaign/run-campaign.ts';
import { harm } from '../campaign/run-round.ts';
import { randomOf } from '../clients/random.ts';
import { HistoryFile } from '../inside/history-file.ts';
import { nemesisFor } from '../nemesis/nemesis.ts';
import { System } from '../system/system.ts';
import { seeLedger, type LedgerSeen } from './ledger-seen.ts';
import { PromiseBook } from './promise-book.ts';
import { Rival, type Counted } from './rival.ts';

const INSTANCES = ['bed-tracking-1', 'bed-tracking-2'];
const PEOPLE = ['tom-beds', 'sita-site', 'cora-centre'] as const;
/** More than any run gets to: it ends with its attempts. */
const MOST_FAULTS = 100_000;
/** Between two rounds of faults, so that most attempts are made at full speed. */
const REST_MS = 15_000;
const TOLD_EVERY_MS = 30_000;

export interface ContentionOptions {
  /** For data and logs, absolute. */
  folder: string;
  seed: number;
  /** Attempts to get a place, granted or refused. */
  attempts: number;
  without: string | undefined;
}

/** What a run came to; the last line of the command. */
export interface ContentionSummary extends Counted, LedgerSeen {
  attempts: number;
  faults: number;
  /** Pairs of askers who both were promised one place at the same moment. */
  overlaps: number;
  attempts_per_s: number;
  seed: number;
}

export const keptAll = ({ over_allocated, overlaps, lost, doubled, causeless }: ContentionSummary): boolean =>
  over_allocated + overlaps + lost + doubled + causeless === 0;

/** Sixteen askers want the same twenty-four places of two bed trackings that are harmed all the time. */
export async function runContention(
  { folder, seed, attempts, without }: ContentionOptions,
  say: Say,
  interrupted: Promise<never>,
): Promise<ContentionSummary> {
  const historyFolder = join(folder, 'history');
  mkdirSync(historyFolder, { recursive: true });
  const system = await System.start({ folder, historyFolder, only: INSTANCES, ...(without && { without }) });
  const [book, counted] = [new PromiseBook(), { requests: 0, unknown: 0, granted: 0 }];
  const wanted = wantedPlaces(new Places(loadReferenceData('deploy/reference/kent-and-medway')));
  const rivals = Array.from(
    { length: ASKERS },
    (_, asker) =>
      new Rival({
        doors: system.beds,
        wanted,
        book,
        counted,
        random: randomOf(seed, `asker-${asker}`),
        person: PEOPLE[asker % PEOPLE.length]!,
      }),
  );
  const telling = setInterval(() => say(`${counted.requests} requests, ${counted.granted} granted`), TOLD_EVERY_MS);
  const over = new AbortController();
  const faults = harmUntil(system, over.signal, { seed, historyFolder });
  try {
    say('everything is up');
    const { perSecond } = await Promise.race([contend(rivals, attempts), faults.then(neverEnds), interrupted]);
    over.abort();
    const done = await faults;
    const seen = await seeLedger(system.databaseUrl, book);
    const overlaps = book.overlaps.length;
    return { attempts, faults: done, ...counted, ...seen, overlaps, attempts_per_s: Math.round(perSecond), seed };
  } finally {
    over.abort();
    clearInterval(telling);
    for (const rival of rivals) rival.leave();
    await faults.catch(() => undefined);
    await system.stop();
  }
}

/** Only an error of the faults is news while the askers are at work. */
const neverEnds = (): Promise<never> => new Promise(() => undefined);

/** Does one round of faults after the other; how many there were. */
async function harmUntil(
  system: System,
  over: AbortSignal,
  { seed, historyFolder }: { seed: number; historyFolder: string },
): Promise<number> {
  const { write } = new HistoryFile(join(historyFolder, 'contention.jsonl'), 'contention');
  const nemesis = nemesisFor(system);
  const possible = (sort: FaultSort, target: string) =>
    isHere(system, target) && nemesis.cannot(sort, target) === undefined;
  let done = 0;
  for (const { faults } of schedule({ seed, faults: MOST_FAULTS, possible })) {
    if (over.aborted) break;
    await Promise.all(faults.map((fault) => harm(write, nemesis, fault)));
    done += faults.length;
    await system.ready();
    await wait(REST_MS, undefined, { signal: over }).catch(() => undefined);
  }
  return done;
}

const isHere = ({ servers, services, lines }: System, target: string): boolean =>
  target in servers || services.has(target) || lines.has(target) || services.has(`${target}-1`);
