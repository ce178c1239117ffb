import { today, type ReferenceData } from '@careway/reference-data';
import { feedsOf, type Feed } from './messages/feed.ts';
import { outgoingOf, type Outgoing } from './messages/outgoing.ts';
import { beginWorld } from './model/begin-world.ts';
import { derivePlace } from './model/derive-place.ts';
import type { Happening } from './model/happening.ts';
import { DAY } from './model/london-time.ts';
import type { Place } from './model/place.ts';
import { nextStep, takeHappenings } from './model/run-until.ts';
import { say } from './model/say.ts';
import type { DayCount, World } from './model/world.ts';
import { truthOf, type Truth } from './truth/truth.ts';

/** Messages of one happening at most: a mistake and its cancel, each sent twice. */
const MOST_AT_ONCE = 4;
const MESSAGES_PER_DAY = 4000;

export interface JourneyOptions {
  /** Messages in all, those sent twice counted twice. */
  count: number;
  seed: number;
  data: ReferenceData;
  /** What numbers of people, visits and messages begin with; give another one for another run on the same system. */
  run?: string;
  /** Real time (ms) by which everything has happened; now when left out. */
  until?: number;
  /** Trusts that send; the acute ones when left out. */
  trusts?: readonly string[];
}

/** A visit of the journeys as it is at the end. */
export interface TrueVisit {
  authority: string;
  mrn: string;
  visitNumber: string;
  /** Where the person is; absent when the visit is over. */
  wardId?: string;
}

export interface Journeys {
  feeds: Feed[];
  /** In the order in which they are said. */
  messages: Outgoing[];
  /** Messages with bytes of their own. */
  distinct: number;
  /** `days` is keyed by `YYYY-MM-DD/site`. */
  truth: Truth & { visits: TrueVisit[]; days: Record<string, DayCount> };
}

/** Whole journeys of invented people through empty hospitals, cut off after so many messages, and how it then stands. */
export function planJourneys({ count, seed, data, run, until = Date.now(), trusts }: JourneyOptions): Journeys {
  const at = until - (count / MESSAGES_PER_DAY + 1) * DAY;
  const acute = data
    .at()
    .organisations.filter((one) => one.kind === 'acute-trust')
    .map((one) => one.id);
  const senders = new Set(trusts ?? acute);
  const place = only(derivePlace(data, today()), senders);
  const feeds = feedsOf(data, today()).filter((feed) => senders.has(feed.trust));
  const world = beginWorld(place, { at, seed, run: run ?? `J${seed.toString(36).toUpperCase()}`, filled: false });
  const happenings: Happening[] = [];
  const size = (): number => happenings.length + happenings.filter((one) => one.againAt !== undefined).length;
  for (let made = 0; made < count - MOST_AT_ONCE; made = size()) {
    if (!nextStep(world, Infinity)) break;
    happenings.push(...takeHappenings(world));
  }
  while (size() < count) happenings.push(topUp(world));
  const messages = inOrderSaid(happenings, feeds, world.head.run);
  const distinct = new Set(messages.map((message) => message.controlId)).size;
  const visits = visitsOf(world, happenings, feeds);
  const days = Object.fromEntries(world.days);
  return { feeds, messages, distinct, truth: { ...truthOf(world), visits, days } };
}

const only = (place: Place, trusts: ReadonlySet<string>): Place => ({
  ...place,
  wards: new Map([...place.wards].filter(([, ward]) => trusts.has(ward.trust))),
  streams: place.streams.filter((stream) => trusts.has(stream.trust)),
});

/** An update of someone who is there, said once. */
function topUp(world: World): Happening {
  say(world, world.random.pick([...world.stays.values()]), 'A08');
  const [{ againAt: _, ...happening }] = takeHappenings(world) as [Happening];
  return happening;
}

function inOrderSaid(happenings: readonly Happening[], feeds: readonly Feed[], run: string): Outgoing[] {
  const feedOf = new Map(feeds.map((feed) => [feed.trust, feed]));
  let seq = 1;
  const messages = happenings.flatMap((happening) => {
    const made = outgoingOf(happening, feedOf.get(happening.trust)!, run, seq);
    seq += made.length;
    return made;
  });
  return messages.sort((a, b) => a.dueAt - b.dueAt || a.seq - b.seq);
}

function visitsOf(world: World, happenings: readonly Happening[], feeds: readonly Feed[]): TrueVisit[] {
  const authorities = new Map(feeds.map((feed) => [feed.trust, feed.authority]));
  const visits = new Map<string, TrueVisit>();
  for (const { trust, stayId, visitNumber, person } of happenings) {
    const wardId = world.stays.get(stayId)?.spot.wardId;
    const visit: TrueVisit = { authority: authorities.get(trust)!, mrn: person.mrn, visitNumber };
    visits.set(visitNumber, wardId === undefined ? visit : { ...visit, wardId });
  }
  return [...visits.values()];
}
