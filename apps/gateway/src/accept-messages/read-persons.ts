import type { Tx } from '@careway/database';
import { TRIGGERS, type AdtMessage } from '@careway/hl7v2';
import type { PersonSaid } from '../find-subjects/assign-subjects.ts';
import type { FindSubjects, Subject } from '../find-subjects/find-subjects.ts';
import { findVisits } from '../find-subjects/find-visits.ts';
import type { Keys } from '../keep-personal-data/keys.ts';

/** An accepted message on its way to becoming events. */
export interface Said {
  messageId: string;
  adt: AdtMessage;
  /** Whose visit numbers these are: the interface's authority, else the sending facility. */
  visitAuthority: string;
}

/** Who and which visit a message is about. */
export interface About {
  subject: Subject;
  mergedSubjectId: string | undefined;
  visitId: string | undefined;
}

/** Finds, or makes, the subjects and visits of many messages in a few statements. */
export async function whoAndWhich(
  tx: Tx,
  { keys, subjects }: { keys: Keys; subjects: FindSubjects },
  messages: readonly Said[],
): Promise<Map<string, About>> {
  const persons = messages.map(({ messageId, adt }) => {
    const merged = adt.merge && { messageId, identifiers: keys.blindIdentifiers(adt.merge.identifiers) };
    const otherwise = adt.trigger === 'A47' ? merged : undefined;
    const person: PersonSaid = { messageId, identifiers: keys.blindIdentifiers(adt.patient.identifiers), otherwise };
    return { person, merged };
  });
  const all = persons.flatMap(({ person, merged }) => (merged ? [merged, person] : [person]));
  const found = await subjects.find(tx, all);
  const visitIndex = messages.map((message) => visitIndexOf(keys, message));
  const visits = await findVisits(
    tx,
    visitIndex.filter((index) => index !== undefined),
  );
  return new Map(
    messages.map(({ messageId }, at) => {
      const { person, merged } = persons[at]!;
      const visitId = visits.get(visitIndex[at]?.toString('hex') ?? '');
      return [messageId, { subject: found.get(person)!, mergedSubjectId: merged && found.get(merged)!.id, visitId }];
    }),
  );
}

function visitIndexOf(keys: Keys, { adt, visitAuthority }: Said): Buffer | undefined {
  const kind = TRIGGERS[adt.trigger]?.kind;
  const number =
    kind === 'move' ? (adt.merge?.visitNumber ?? adt.visit?.number) : kind === 'visit' ? adt.visit?.number : undefined;
  return number === undefined ? undefined : keys.blindVisit(visitAuthority, number);
}
