import { randomUUIDv7 } from 'node:crypto';
import { hearWhereabouts, type Done } from '@careway/custody';
import type { DomainEvent, VisitMoved } from '@careway/contracts';
import type { Tx } from '@careway/database';
import { databaseNow } from '../database/now.ts';
import type { Places } from '../know-places/places.ts';
import { linkOf } from '../track-visits/store-links.ts';
import { mergePersons } from './merge-persons.ts';
import { readWhereabouts } from './read-whereabouts.ts';
import { lockCustody, personsWithCustody, storeCustody, subjectsOf } from './store-custody.ts';
import { storeDone } from './store-transfers.ts';
import { transferTold } from './tell-transfers.ts';

/** The subject ids of everybody whom events are about: a visit that moved has two, a merge, too. */
export function subjectsHeard(events: readonly DomainEvent[]): string[] {
  const subjects = events.flatMap((event) => {
    const link = linkOf(event);
    if (link) return [link.merged, link.surviving];
    const { visitId, fromSubjectId } = event.data as Partial<VisitMoved>;
    if (visitId === undefined) return [];
    return fromSubjectId === undefined ? [event.subject] : [event.subject, fromSubjectId];
  });
  return [...new Set(subjects)];
}

/**
 * Ends transfers by what was heard: death, discharge, a move, a merge; and takes a receiver's own record of somebody who
 * departed for their arrival. Most people were never offered to anybody: for them it costs one look-up. Gives what there
 * is to tell.
 */
export async function hearCustody(tx: Tx, places: Places, subjectIds: readonly string[]): Promise<DomainEvent[]> {
  if (subjectIds.length === 0) return [];
  const known = await personsWithCustody(tx, subjectIds);
  if (known.length === 0) return [];
  const now = await databaseNow(tx);
  const merged = await mergePersons(tx, known, now);
  const done = [...merged.done];
  const [custodies, subjects] = await Promise.all([lockCustody(tx, merged.persons), subjectsOf(tx, merged.persons)]);
  const whereabouts = await readWhereabouts(tx, places, subjects);
  for (const custody of custodies) {
    const heard = hearWhereabouts(custody, whereabouts.get(custody.subjectId)!, now);
    for (const one of heard.done) await storeDone(tx, one);
    if (heard.custody !== custody) await storeCustody(tx, heard.custody);
    done.push(...heard.done);
  }
  return done.map((one: Done) => transferTold(one, { newId: randomUUIDv7 }));
}
