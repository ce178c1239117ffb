import type { BlindIdentifier } from '../keep-personal-data/keys.ts';

/** A person as one message names them. */
export interface PersonSaid {
  messageId: string;
  identifiers: readonly BlindIdentifier[];
  /** A47: when nobody has the new identifier yet, it is of whoever has the former. */
  otherwise?: PersonSaid | undefined;
}

export interface NewIdentifier extends BlindIdentifier {
  subjectId: string;
}

export interface Conflict {
  blindIndex: Buffer;
  saidOf: string;
  belongsTo: string;
  messageId: string;
}

/** Which subject each person is, and what is to be stored for that. */
export interface Assigned {
  subjectOf: Map<PersonSaid, string>;
  newSubjects: string[];
  newIdentifiers: NewIdentifier[];
  conflicts: Conflict[];
}

/**
 * The rule by which people are told apart: the first identifier that is known decides; those not yet attached are
 * attached; one that belongs to another subject is a conflict for a person to look at, never a merge.
 * @param known subject by blind index in hex
 */
export function assignSubjects(
  people: readonly PersonSaid[],
  known: ReadonlyMap<string, string>,
  newId: () => string,
): Assigned {
  const owner = new Map(known);
  const assigned: Assigned = { subjectOf: new Map(), newSubjects: [], newIdentifiers: [], conflicts: [] };
  const ownerOf = ({ identifiers }: PersonSaid) =>
    identifiers.map(({ blindIndex }) => owner.get(blindIndex.toString('hex'))).find((subject) => subject !== undefined);

  function assign(person: PersonSaid): string {
    const before = assigned.subjectOf.get(person);
    if (before !== undefined) return before;
    const subjectId = ownerOf(person) ?? (person.otherwise ? assign(person.otherwise) : begin());
    assigned.subjectOf.set(person, subjectId);
    for (const identifier of person.identifiers) attach(identifier, subjectId, person.messageId);
    return subjectId;
  }

  function begin(): string {
    const subjectId = newId();
    assigned.newSubjects.push(subjectId);
    return subjectId;
  }

  function attach({ kind, blindIndex }: BlindIdentifier, subjectId: string, messageId: string): void {
    const belongsTo = owner.get(blindIndex.toString('hex'));
    if (belongsTo === undefined) {
      owner.set(blindIndex.toString('hex'), subjectId);
      assigned.newIdentifiers.push({ kind, blindIndex, subjectId });
    } else if (belongsTo !== subjectId) {
      assigned.conflicts.push({ blindIndex, saidOf: subjectId, belongsTo, messageId });
    }
  }

  for (const person of people) assign(person);
  return assigned;
}
