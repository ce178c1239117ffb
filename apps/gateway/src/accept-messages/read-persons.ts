import type { Tx } from '@careway/database';
import { TRIGGERS, type AdtMessage } from '@careway/hl7v2';
import type { PersonSaid } from '../find-subjects/assign-subjects.ts';
import type { FindSubjects, Owner, Subject } from '../find-subjects/find-subjects.ts';
import { lookForVisits, nameVisits } from '../find-subjects/find-visits.ts';
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

/** By message id. `store` stores the subjects and visits that are new; nothing is before. It throws `LostRace`. */
export interface Decided {
  about: Map<string, About>;
  store(tx: Tx): Promise<unknown>;
}

interface Named {
  messageId: string;
  person: PersonSaid;
  merged: PersonSaid | undefined;
  visit: Buffer | undefined;
}

/** What is known of the people and visits that messages name. */
export class KnownPersons {
  private constructor(
    private readonly subjects: FindSubjects,
    private readonly named: readonly Named[],
    private readonly owners: readonly Owner[],
    private readonly visits: ReadonlyMap<string, string>,
  ) {}

  /** Two statements, which go out together. */
  static async look(
    tx: Tx,
    { keys, subjects }: { keys: Keys; subjects: FindSubjects },
    messages: readonly Said[],
  ): Promise<KnownPersons> {
    const named = messages.map((message) => namedBy(keys, message));
    const [owners, visits] = await Promise.all([
      subjects.look(tx, named.flatMap(peopleOf)),
      lookForVisits(tx, named.flatMap(visitOf)),
    ]);
    return new KnownPersons(subjects, named, owners, visits);
  }

  /** Finds, or makes, the subjects and visits of those messages that `counts` lets pass. */
  decide(counts: (messageId: string) => boolean): Decided {
    const named = this.named.filter(({ messageId }) => counts(messageId));
    const { subjects, store: storeSubjects } = this.subjects.assign(named.flatMap(peopleOf), this.owners);
    const { ids, store: storeVisits } = nameVisits(named.flatMap(visitOf), this.visits);
    const about = named.map(({ messageId, person, merged, visit }): [string, About] => [
      messageId,
      {
        subject: subjects.get(person)!,
        mergedSubjectId: merged && subjects.get(merged)!.id,
        visitId: visit && ids.get(visit.toString('hex')),
      },
    ]);
    return { about: new Map(about), store: (tx) => Promise.all([storeSubjects(tx), storeVisits(tx)]) };
  }
}

const peopleOf = ({ person, merged }: Named): PersonSaid[] => (merged ? [merged, person] : [person]);
const visitOf = ({ visit }: Named): Buffer[] => (visit ? [visit] : []);

function namedBy(keys: Keys, message: Said): Named {
  const { messageId, adt } = message;
  const merged = adt.merge && { messageId, identifiers: keys.blindIdentifiers(adt.merge.identifiers) };
  const otherwise = adt.trigger === 'A47' ? merged : undefined;
  const person = { messageId, identifiers: keys.blindIdentifiers(adt.patient.identifiers), otherwise };
  return { messageId, person, merged, visit: visitIndexOf(keys, message) };
}

function visitIndexOf(keys: Keys, { adt, visitAuthority }: Said): Buffer | undefined {
  const kind = TRIGGERS[adt.trigger]?.kind;
  const number =
    kind === 'move' ? (adt.merge?.visitNumber ?? adt.visit?.number) : kind === 'visit' ? adt.visit?.number : undefined;
  return number === undefined ? undefined : keys.blindVisit(visitAuthority, number);
}
