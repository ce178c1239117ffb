import type { Entry } from '../history/entry.ts';
import { SmallHearers } from './small-hearers.fixture.ts';
import { SmallHolders } from './small-holders.fixture.ts';
import { SmallRelays } from './small-relays.fixture.ts';
import { SmallScreens } from './small-screens.fixture.ts';
import { SmallSenders } from './small-senders.fixture.ts';
import { type Ward, SmallWorld, WARDS } from './small-world.fixture.ts';

/** A history that keeps every promise, through kills, retries, repeats and outcomes that nobody knows. */
export function correctHistory(seed: number, patients = 6): Entry[] {
  const world = new SmallWorld(seed);
  const senders = new SmallSenders(world, patients);
  const relays = new SmallRelays(world);
  const hearers = new SmallHearers(world);
  const screens = new SmallScreens(world, hearers);
  const holders = new SmallHolders(world);
  const deeds = [
    () => senders.send(),
    () => relays.relay(),
    () => hearers.hear(),
    () => screens.look(),
    () => screens.count(),
    () => holders.turn(),
    () => (world.oneIn(4) ? world.startFault() : undefined),
    () => (world.oneIn(2) ? world.heal() : undefined),
  ];
  world.startFault();
  screens.lookAtAll();
  while (!senders.areDone) for (let turn = 0; turn < 10; turn += 1) world.pick(deeds)();
  holders.finish();
  world.heal();
  const isOnItsWay = () => Object.values(world.outboxes).some(({ length }) => length > 0) || !hearers.areDone;
  while (isOnItsWay()) for (const deed of deeds.slice(1, 3)) deed();
  screens.lookAtAll();
  screens.count();
  tellTheEnd(world, senders, hearers, holders);
  return world.entries.sort((a, b) => a.at - b.at);
}

function tellTheEnd(world: SmallWorld, senders: SmallSenders, hearers: SmallHearers, holders: SmallHolders): void {
  world.now += 6_000;
  const write = (said: Parameters<SmallWorld['write']>[1]) => world.write('campaign', said);
  const ledger = Object.fromEntries([...world.wards].map(([id, ward]) => [id, { ...ward }]));
  const pools = { ledger: poolsOf(ledger), counters: poolsOf(ledger) };
  write({ kind: 'quiet', state: 'ready', ledger, counters: structuredClone(ledger), pools });
  for (const { at: _at, by: _by, ...row } of [...world.store, ...hearers.facts, ...hearers.effects]) write(row);
  for (const row of holders.rows) write({ kind: 'reservation', ...row, readAt: holders.clock });
  tellTopics(world, write);
  tellFigures(world, senders, write);
  write({ kind: 'searched', place: 'topics', characters: 1_000 });
  write({ kind: 'left', what: 'parked messages', count: 0 });
}

/** Each ward is a pool of its own. */
const poolsOf = (ledger: Record<string, Ward>) =>
  Object.fromEntries(
    Object.values(ledger).map(({ version: _version, ...figures }, index) => [`pool-${index}`, { ...figures }]),
  );

type Write = (said: Parameters<SmallWorld['write']>[1]) => void;

function tellTopics({ topics }: SmallWorld, write: Write): void {
  for (const [place, log] of topics)
    for (const [offset, { eventId, key, type, stored, ward, ended }] of log.entries()) {
      const [topic, partition] = place.split('/') as [string, string];
      const more = {
        ...(stored ? { messageId: stored.messageId } : {}),
        ...(ward ? { ward } : {}),
        ...(ended ? { ended } : {}),
      };
      write({ kind: 'published', topic, partition: Number(partition), offset, key, eventId, type, ...more });
    }
}

function tellFigures(world: SmallWorld, senders: SmallSenders, write: Write): void {
  const all = { occupied: 0, onLeave: 0 };
  for (const place of WARDS) {
    const { occupied, onLeave } = world.wards.get(place)!;
    write({ kind: 'told', who: 'truth', place, ...senders.truth(place) });
    write({ kind: 'told', who: 'ledger', place, occupied, onLeave });
    all.occupied += occupied;
    all.onLeave += onLeave;
  }
  write({ kind: 'told', who: 'truth', place: 'SITE', ...all });
  write({ kind: 'told', who: 'board', place: 'SITE', ...all });
}

/** The same again and again, each time later and as if it were of other people and places, until there are `count` entries. */
export function manyTimes(history: readonly Entry[], count: number): Entry[] {
  const text = JSON.stringify(history);
  return Array.from({ length: Math.ceil(count / history.length) }, (_, turn) => {
    const number = String(turn).padStart(4, '0');
    const renamed = text
      .replaceAll(/(-4000-8000-|"idEnd":"008000)0000/g, `$1${number}`)
      .replaceAll(/(?<=")(J|O|W|SITE|viewer-|owner-)/g, `$1${turn}-`)
      .replaceAll(/(?<=")(careway|gateway|bed-tracking)(?=[."])/g, `$1-${turn}`);
    return (JSON.parse(renamed) as Entry[]).map((entry) => moved(entry, turn * 10_000));
  }).flat();
}

const moved = (entry: Entry, by: number): Entry => ({
  ...entry,
  at: entry.at + by * 100,
  ...('patient' in entry && entry.patient >= 0 ? { patient: entry.patient + by } : {}),
  ...('epoch' in entry ? { epoch: entry.epoch + by } : {}),
  ...('fault' in entry ? { fault: entry.fault + by } : {}),
  ...('faults' in entry ? { faults: entry.faults.map((fault) => fault + by) } : {}),
  ...clockMoved(entry, by * 100),
  ...('reservation' in entry
    ? { reservation: { ...entry.reservation!, ...clockMoved(entry.reservation!, by * 100) } }
    : {}),
});

const CLOCK_TIMES = new Set(['databaseMs', 'readAt', 'heldAt', 'heldUntil', 'confirmedAt', 'endedAt']);

const clockMoved = (entry: object, ms: number): object =>
  Object.fromEntries(
    Object.entries(entry).flatMap(([name, value]) => (CLOCK_TIMES.has(name) ? [[name, (value as number) + ms]] : [])),
  );
