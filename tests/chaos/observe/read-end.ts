import type { Write } from '../campaign/history.ts';
import type { Truth } from '../clients/journeys.ts';
import { readTopics } from './read-topics.ts';
import type { Searches } from './searches.ts';
import type { Stores } from './stores.ts';

/** Reads what is in the stores when everything is quiet, into the history. */
export async function readEnd(
  { stores, write, board, site }: { stores: Stores; write: Write; board: string; site: string },
  truth: ReadonlyMap<number, Truth>,
  wards: readonly string[],
  searches: Searches,
): Promise<void> {
  await readStored(stores, write);
  await readEffects(stores, write);
  await readTopics(stores, ({ topic, partition, offset, key, text, event }) => {
    searches.search(`topic ${topic}`, key + text);
    const { messageId, wardId, open, occupied, onLeave, usable, version } = event.data;
    const ward =
      wardId === undefined || version === undefined
        ? {}
        : { ward: { wardId, open: open!, occupied: occupied!, onLeave: onLeave!, usable: usable!, version } };
    write({
      kind: 'published',
      topic,
      partition,
      offset,
      key,
      eventId: event.id,
      type: event.type,
      ...(messageId ? { messageId } : {}),
      ...ward,
    });
  });
  tellTruth(write, truth, wards);
  await tellFigures(stores, write, wards, board, site, truth);
  await tellLeft(stores, write);
}

async function readStored(stores: Stores, write: Write): Promise<void> {
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

async function readEffects(stores: Stores, write: Write): Promise<void> {
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

function tellTruth(write: Write, truth: ReadonlyMap<number, Truth>, wards: readonly string[]): void {
  const people = [...truth.values()];
  for (const place of wards) {
    const here = people.filter(({ ward }) => ward === place);
    const onLeave = here.filter((one) => one.onLeave).length;
    write({ kind: 'told', who: 'truth', place, occupied: here.length - onLeave, onLeave });
  }
}

async function tellFigures(
  stores: Stores,
  write: Write,
  wards: readonly string[],
  board: string,
  site: string,
  truth: ReadonlyMap<number, Truth>,
): Promise<void> {
  const ledger = await stores.rows<{ ward_id: string; occupied: number; on_leave: number }>(
    'SELECT ward_id, occupied, on_leave FROM bed_tracking.ward WHERE ward_id = ANY($1)',
    [wards],
  );
  for (const { ward_id, occupied, on_leave } of ledger)
    write({ kind: 'told', who: 'ledger', place: ward_id, occupied, onLeave: on_leave });
  const { facts } = (await (await fetch(`${board}/board`)).json()) as {
    facts: { beds: { siteId: string; occupied: number; onLeave: number }[] };
  };
  const told = facts.beds.find(({ siteId }) => siteId === site);
  if (told) write({ kind: 'told', who: 'board', place: site, occupied: told.occupied, onLeave: told.onLeave });
  const people = [...truth.values()].filter(({ ward }) => ward !== undefined);
  const onLeave = people.filter((one) => one.onLeave).length;
  write({ kind: 'told', who: 'truth', place: site, occupied: people.length - onLeave, onLeave });
}

async function tellLeft(stores: Stores, write: Write): Promise<void> {
  const left = await stores.one<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM gateway.outbox WHERE created_at < now() - interval '5 s') AS "rows of the gateway's outbox",
            (SELECT count(*)::int FROM bed_tracking.outbox WHERE created_at < now() - interval '5 s') AS "rows of bed tracking's outbox",
            (SELECT count(*)::int FROM bed_tracking.parked_message) + (SELECT count(*)::int FROM control_centre.parked_message)
              + (SELECT count(*)::int FROM witness.parked_message) AS "parked messages"`,
  );
  for (const [what, count] of Object.entries(left)) write({ kind: 'left', what, count });
}
