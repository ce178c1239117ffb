import type { WardOccupancyChanged } from '@careway/contracts';
import type { Write } from '../campaign/history.ts';
import type { Truth } from '../clients/journeys.ts';
import { readTopics } from './read-topics.ts';
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
  await readStored(to);
  await readPublished(to);
  await readEffects(to);
  tellTruth(to);
  await tellFigures(to);
  await tellLeft(to);
}

async function readPublished({ stores, write, searches }: ToRead): Promise<void> {
  await readTopics(stores, ({ topic, partition, offset, key, text, event }) => {
    searches.search(`topic ${topic}`, key + text);
    const { messageId } = event.data;
    write({
      kind: 'published',
      topic,
      partition,
      offset,
      key,
      eventId: event.id,
      type: event.type,
      ...(messageId ? { messageId } : {}),
      ...wardOf(event.data),
    });
  });
}

function wardOf(data: Partial<WardOccupancyChanged>) {
  const { wardId, open, occupied, onLeave, usable, version } = data;
  if (wardId === undefined || version === undefined) return {};
  return { ward: { wardId, open: open!, occupied: occupied!, onLeave: onLeave!, usable: usable!, version } };
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

async function readEffects({ stores, write }: ToRead): Promise<void> {
  const facts = await stores.rows<{ message_id: string; visit_id: string }>(
    'SELECT message_id, visit_id FROM bed_tracking.fact',
  );
  for (const { message_id, visit_id } of facts) write({ kind: 'fact', messageId: message_id, visitId: visit_id });
  const effects = await stores.rows<{ order: string; event_id: string; key: string; type: string }>(
    'SELECT "order", event_id, key, type FROM witness.effect ORDER BY "order"',
  );
  for (const { order, event_id, key, type } of effects)
    write({
      kind: 'effect',
      order: Number(order),
      eventId: event_id,
      key,
      topic: `careway.${type.slice(0, type.indexOf('.'))}`,
    });
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
            (SELECT count(*)::int FROM bed_tracking.parked_message) + (SELECT count(*)::int FROM control_centre.parked_message)
              + (SELECT count(*)::int FROM witness.parked_message) AS "parked messages"`,
  );
  for (const [what, count] of Object.entries(left)) write({ kind: 'left', what, count });
}
