import type { ReservationEnded, WardOccupancyChanged } from '@careway/contracts';
import type { Write } from '../campaign/history.ts';
import type { Truth } from '../clients/journeys.ts';
import { readTopics } from './read-topics.ts';
import { PARKED } from './recovery.ts';
import { readReservations } from './reservations.ts';
import type { Searches } from './searches.ts';
import type { Stores } from './stores.ts';

export interface ToRead {
  stores: Stores;
  write: Write;
  searches: Searches;
  /** Where a control centre answers. */
  board: string;
  /** The site that all messages are about, its wards, and where everybody is when all are heard. */
  site: string;
  wards: readonly string[];
  truth: ReadonlyMap<number, Truth>;
}

/** Reads what is in the stores when everything is quiet, into the history. */
export async function readEnd(to: ToRead): Promise<void> {
  await readReservations(to.stores, to.write);
  await readStored(to);
  const heard = await readEffects(to);
  await readPublished(to, heard);
  tellTruth(to);
  await tellFigures(to);
  await tellLeft(to);
}

/** What tells of no message (heartbeats) goes on while we read: what came after the effects were read has none. */
async function readPublished({ stores, write, searches }: ToRead, heard: Heard): Promise<void> {
  await readTopics(stores, ({ topic, partition, offset, key, text, event }) => {
    searches.search(`topic ${topic}`, key + text);
    const { messageId } = event.data;
    if (!messageId && offset >= (heard.get(`${topic}/${partition}`) ?? 0)) return;
    write({
      kind: 'published',
      topic,
      partition,
      offset,
      key,
      eventId: event.id,
      type: event.type,
      ...(messageId ? { messageId } : {}),
      ...wardOf(event.type, event.data),
      ...endOf(event.type, event.data),
    });
  });
}

/** Of places and reservations events have a version and a ward, too, and are not about its figures. */
function wardOf(type: string, { wardId, open, occupied, onLeave, usable, version }: Partial<WardOccupancyChanged>) {
  const isOfWard = type === 'bed-tracking.ward-occupancy-changed.v1';
  if (!isOfWard || wardId === undefined || version === undefined) return {};
  return { ward: { wardId, open: open!, occupied: occupied!, onLeave: onLeave!, usable: usable!, version } };
}

function endOf(type: string, { reservationId, why }: Partial<ReservationEnded>) {
  const isEnd = type === 'bed-tracking.reservation-ended.v1' && reservationId !== undefined && why !== undefined;
  return isEnd ? { ended: { reservationId, why } } : {};
}

async function readStored({ stores, write }: ToRead): Promise<void> {
  const stored = await stores.rows<{
    id: string;
    seq: string;
    control_id: string;
    status: string;
    subject_id: string | null;
    visit_id: string | null;
  }>('SELECT id, seq, control_id, status, subject_id, visit_id FROM gateway.message ORDER BY seq');
  for (const { id, seq, control_id, status, subject_id, visit_id } of stored)
    write({
      kind: 'stored',
      messageId: id,
      seq: Number(seq),
      controlId: control_id,
      status,
      ...(subject_id ? { subjectId: subject_id } : {}),
      ...(visit_id ? { visitId: visit_id } : {}),
    });
}

/** The next offset that the witness hears, by `topic/partition`. */
type Heard = ReadonlyMap<string, number>;

async function readEffects({ stores, write }: ToRead): Promise<Heard> {
  const facts = await stores.rows<{ messageId: string; visitId: string }>(
    'SELECT message_id AS "messageId", visit_id AS "visitId" FROM bed_tracking.fact',
  );
  for (const fact of facts) write({ kind: 'fact', ...fact });
  const [effects, heard] = (await stores.atOneMoment([
    'SELECT "order"::int AS order, event_id AS "eventId", key, type FROM witness.effect ORDER BY "order"',
    `SELECT topic || '/' || partition AS place, next_offset::int AS next FROM witness.consumer_offset`,
  ])) as [{ order: number; eventId: string; key: string; type: string }[], { place: string; next: number }[]];
  for (const { type, ...effect } of effects)
    write({ kind: 'effect', ...effect, topic: `careway.${type.slice(0, type.indexOf('.'))}` });
  return new Map(heard.map(({ place, next }) => [place, next]));
}

function tellTruth({ write, truth, wards, site }: ToRead): void {
  const people = [...truth.values()].filter(({ ward }) => ward !== undefined);
  const tell = (place: string, here: readonly Truth[]) => {
    const onLeave = here.filter((one) => one.onLeave).length;
    write({ kind: 'told', who: 'truth', place, occupied: here.length - onLeave, onLeave });
  };
  for (const place of wards)
    tell(
      place,
      people.filter(({ ward }) => ward === place),
    );
  tell(site, people);
}

async function tellFigures({ stores, write, wards, board, site }: ToRead): Promise<void> {
  const ledger = await stores.rows<{ place: string; occupied: number; onLeave: number }>(
    'SELECT ward_id AS place, occupied, on_leave AS "onLeave" FROM bed_tracking.ward WHERE ward_id = ANY($1)',
    [wards],
  );
  for (const told of ledger) write({ kind: 'told', who: 'ledger', ...told });
  const { facts } = (await (await fetch(`${board}/board`)).json()) as {
    facts: { beds: { siteId: string; occupied: number; onLeave: number }[] };
  };
  for (const { siteId, occupied, onLeave } of facts.beds)
    if (siteId === site) write({ kind: 'told', who: 'board', place: site, occupied, onLeave });
}

async function tellLeft({ stores, write }: ToRead): Promise<void> {
  const left = await stores.one<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM gateway.outbox WHERE created_at < now() - interval '5 s') AS "rows of the gateway's outbox",
            (SELECT count(*)::int FROM bed_tracking.outbox WHERE created_at < now() - interval '5 s') AS "rows of bed tracking's outbox",
            ${PARKED} AS "parked messages"`,
  );
  for (const [what, count] of Object.entries(left)) write({ kind: 'left', what, count });
}
