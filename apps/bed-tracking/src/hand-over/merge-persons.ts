import { mergeCustody, type Custody, type Done } from '@careway/custody';
import type { Tx } from '@careway/database';
import { personsOf } from '../track-visits/store-links.ts';
import { lockCustody, nameSubjects, openCustody, storeCustody } from './store-custody.ts';
import { storeDone, storeTransfer } from './store-transfers.ts';

export interface MergedPersons {
  /** Who these people are now. */
  persons: string[];
  done: Done[];
}

/** Brings together what is kept of people whose records were found to be of one person. */
export async function mergePersons(tx: Tx, known: readonly string[], now: string): Promise<MergedPersons> {
  const persons = await personsOf(tx, known);
  const survivors = new Set(known.map((id) => persons.get(id)!));
  const done: Done[] = [];
  for (const survivor of [...survivors].sort()) {
    const subjects = [...persons].filter(([, person]) => person === survivor).map(([subject]) => subject);
    done.push(...(await mergeInto(tx, survivor, subjects, now)));
  }
  return { persons: [...survivors], done };
}

async function mergeInto(tx: Tx, survivor: string, subjects: readonly string[], now: string): Promise<Done[]> {
  const kept = await lockCustody(tx, [...subjects]);
  if (kept.every(({ subjectId }) => subjectId === survivor)) {
    await nameSubjects(tx, survivor, subjects);
    return [];
  }
  const own = await openCustody(tx, survivor, subjects);
  const others = kept.filter(({ subjectId }) => subjectId !== survivor);
  const { custody, done } = others.reduce(
    (sum: { custody: Custody; done: Done[] }, other) => {
      const next = mergeCustody(sum.custody, other, now);
      return { custody: next.custody, done: [...sum.done, ...next.done] };
    },
    { custody: own, done: [] },
  );
  // What ends goes first: there is one live transfer per person at every moment.
  for (const one of done) await storeDone(tx, one);
  if (custody.live) await storeTransfer(tx, custody.live);
  await storeCustody(tx, custody);
  await tx.execute('DELETE FROM custody WHERE subject_id = ANY($1::uuid[])', [others.map((one) => one.subjectId)]);
  return done;
}
