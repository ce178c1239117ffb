import type { Ask, Begin, Did, End, Entry, Published, ReservationSeen, WardNow } from '../history/entry.ts';

type Told = { [Kind in Entry['kind']]: (entry: Extract<Entry, { kind: Kind }>, names: ReadonlySet<string>) => string };

const MOST_NAMES = 3;

/** An entry as a sentence. Of long lists those are named that are in `names`. */
export const sentenceOf = (entry: Entry, names: ReadonlySet<string>): string =>
  (SENTENCES[entry.kind] as (entry: Entry, names: ReadonlySet<string>) => string)(entry, names);

function listed(ids: readonly string[], names: ReadonlySet<string>): string {
  const wanted = ids.filter((id) => names.has(id));
  const shown = (wanted.length > 0 ? wanted : ids).slice(0, MOST_NAMES);
  const others = ids.length - shown.length;
  return others > 0 ? `${shown.join(', ')} and ${others} more` : shown.join(', ');
}

const DEEDS: { [What in Did['what']]: (did: Extract<Did, { what: What }>, names: ReadonlySet<string>) => string } = {
  accept: ({ controlIds }, names) => `stores ${listed(controlIds, names)}`,
  relay: ({ ids, owner, speaker, shards, fences }, names) => {
    const owned = new Set(shards.map((shard, row) => `${shard} under fence ${fences[row]}`));
    return `sends ${listed(ids, names)} of ${speaker} as ${owner}, shard ${[...owned].join(', ')}`;
  },
  hear: ({ service, topic, partition, from, to, ids }, names) =>
    `${service} hears ${topic}/${partition} from ${from} to ${to - 1}: ${listed(ids, names)}`,
  count: ({ epoch, versions }) => `counts ${Object.keys(versions).length} wards in epoch ${epoch}`,
};

const begun = ({ op, did }: Begin, names: ReadonlySet<string>): string =>
  `${op} begins: ${(DEEDS[did.what] as (did: Did, names: ReadonlySet<string>) => string)(did, names)}`;

function ended({ op, outcome, error, stored, heard, duplicates }: End): string {
  const more = [
    error,
    stored && `${Object.keys(stored).length} stored`,
    heard !== undefined && `${heard} heard, ${duplicates ?? 0} known before`,
  ].filter(Boolean);
  return [`${op} ends: ${outcome}`, ...more].join(', ');
}

const figures = ({ open, occupied, onLeave, usable, version }: WardNow): string =>
  `version ${version}: ${open} open, ${occupied} occupied, ${onLeave} on leave, ${usable} usable`;

function published({ topic, partition, offset, eventId, messageId, key, ward, ended: end }: Published): string {
  const of = messageId ? ` of message ${messageId}` : '';
  const more = [ward && figures(ward), end && `reservation ${end.reservationId} ${end.why}`].filter(Boolean);
  return [`${topic}/${partition} has at ${offset} event ${eventId}${of}, key ${key}`, ...more].join(', ');
}

const asked = ({ op, what, service, placeId, subjectId, key }: Ask): string =>
  `${op} asks ${service} to ${what === 'look' ? 'look at' : what} ${placeId} for ${subjectId}, key ${key}`;

/** Times of the database's clock, as a time of day with milliseconds. */
const clockTime = (ms: number): string => new Date(ms).toISOString().slice(11, 23);

function reserved({ reservationId, status, heldAt, heldUntil, confirmedAt, endedAt }: ReservationSeen): string {
  const times = [
    `held ${clockTime(heldAt)} until ${clockTime(heldUntil)}`,
    confirmedAt !== undefined && `confirmed ${clockTime(confirmedAt)}`,
    endedAt !== undefined && `ended ${clockTime(endedAt)}`,
  ];
  return [`reservation ${reservationId} is ${status}`, ...times.filter(Boolean)].join(', ');
}

const SENTENCES: Told = {
  send: ({ op, controlId, sort, patient, door, gateway }) =>
    `${op} sends ${controlId} (${sort} of patient ${patient}) to ${gateway} by ${door}`,
  answer: ({ op, outcome, code, idEnd }) =>
    `${op} is answered: ${[outcome, code, idEnd && `stored as ...${idEnd}`].filter(Boolean).join(', ')}`,
  begin: begun,
  end: ended,
  fault: ({ fault, sort, target }) => `FAULT ${fault}: ${sort} of ${target}`,
  healed: ({ fault }) => `fault ${fault} is healed`,
  skipped: ({ sort, why }) => `${sort} can't be done: ${why}`,
  recovered: ({ faults, tookMs }) => `all is well ${(tookMs / 1000).toFixed(1)} s after faults ${faults.join(', ')}`,
  connected: ({ lastEventId }) => (lastEventId === undefined ? 'connects' : `connects again, having ${lastEventId}`),
  frame: ({ event, seq }) => `gets ${event} ${seq}`,
  disconnected: () => 'is cut off',
  counters: ({ state, epoch, versions }) => `sees ${Object.keys(versions).length} wards, ${state}, epoch ${epoch}`,
  quiet: ({ state }) => `all is quiet, the counters are ${state}`,
  stored: ({ controlId, messageId, status, seq }) =>
    `the store has ${controlId} as ${messageId}, ${status}, number ${seq}`,
  fact: ({ messageId, visitId }) => `bed tracking has a fact of message ${messageId}, visit ${visitId}`,
  effect: ({ order, eventId, key }) => `the witness has effect ${order} of event ${eventId}, key ${key}`,
  published,
  told: ({ who, place, occupied, onLeave }) =>
    `the ${who} says of ${place}: ${occupied} occupied, ${onLeave ?? 0} on leave`,
  'mark-found': ({ place }) => `something of a person is in ${place}`,
  searched: ({ place, characters }) => `${characters} characters of ${place} were searched`,
  left: ({ what, count }) => `${count} ${what} are left`,
  ask: asked,
  reply: ({ op, outcome, code, reservation }) =>
    [`${op} is answered: ${outcome}`, code, reservation && reserved(reservation)].filter(Boolean).join(', '),
  reservation: (row) => `of ${row.placeId} for ${row.subjectId} the ledger has: ${reserved(row)}`,
  clock: ({ databaseMs }) => `the database's clock is ${clockTime(databaseMs)}`,
};
