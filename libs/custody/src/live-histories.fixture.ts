import { unknownCustody, type Custody, type Done } from './custody.ts';
import { commandAt, randomFrom, type Command, type Rules } from './random-history.fixture.ts';
import { watchCommand, watchCustody, watchDone, watchHeard, watchMerged, type Transfers } from './watch.fixture.ts';

export const TURNS = 16;

/** How often each thing happened, so that nobody takes histories in which nothing happens for a proof. */
export type Counts = Map<string, number>;

interface World {
  persons: Custody[];
  known: Transfers;
  ids: string[];
  counts: Counts;
}

/** Lives `histories` random histories of two records of persons; throws the first rule broken, with its history. */
export function liveHistories(rules: Rules, histories: number, seed: number): Counts {
  const counts: Counts = new Map();
  for (let number = 0; number < histories; number += 1) {
    const told: Command[] = [];
    try {
      liveOne(rules, randomFrom(Math.imul(seed, 0x9e3779b1) + number), counts, told);
    } catch (error) {
      const rule = (error as Error).message;
      const story = told.map((one) => JSON.stringify(one)).join('\n');
      throw new Error(`${rule}\nhistory ${number} of seed ${seed}:\n${story}`, { cause: error });
    }
  }
  return counts;
}

function liveOne(rules: Rules, random: (below: number) => number, counts: Counts, told: Command[]): void {
  const world: World = { persons: [unknownCustody('ada'), unknownCustody('bea')], known: new Map(), ids: [], counts };
  for (let turn = 2; turn < 2 + TURNS; turn += 1) {
    const command = commandAt(random, turn, world);
    told.push(command);
    live(rules, world, command);
    for (const custody of world.persons) watchCustody(world.known, custody);
  }
}

const count = (counts: Counts, what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);

function live(rules: Rules, world: World, command: Command): void {
  if (command.do === 'merge') return mergeBoth(rules, world, command.now);
  const { person } = command;
  const before = world.persons[person]!;
  if (command.do === 'hear') {
    const heard = rules.hear(before, command.heard, command.now);
    watchHeard(before, command, heard);
    return take(world, person, heard.custody, heard.done);
  }
  const outcome = rules[command.do](before, command.command as never);
  watchCommand(before, command, outcome);
  if ('not' in outcome) return count(world.counts, `not ${outcome.not}`);
  take(world, person, outcome.custody, [outcome]);
}

function take({ persons, known, ids, counts }: World, person: number, custody: Custody, done: readonly Done[]): void {
  for (const one of done) {
    if (one.act === 'offer') ids.push(one.transfer.transferId);
    watchDone(known, one);
    const { to, closedBy } = one.transfer;
    count(counts, closedBy ? `close ${closedBy}` : one.act);
    if (to.outside) count(counts, `${one.act} outside`);
  }
  persons[person] = custody;
}

function mergeBoth(rules: Rules, world: World, now: string): void {
  const [surviving, merged] = world.persons;
  if (!surviving || !merged) return;
  const { custody, done } = rules.merge(surviving, merged, now);
  world.persons.pop();
  take(world, 0, custody, done);
  watchMerged(world.known, custody);
  // What lives on of the other record is this person's now.
  if (custody.live) world.known.set(custody.live.transferId, custody.live);
}
