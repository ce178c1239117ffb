/** Two records were of one person (A40, A34, A47): `merged` ends, `surviving` lives on. */
export interface MergeLink {
  messageId: string;
  revision: number;
  merged: string;
  surviving: string;
  occurredAt: string;
  recordedAt: string;
}

const order = (a: MergeLink, b: MergeLink): number => {
  const [left, right] = [a, b].map((one) => [one.recordedAt, one.occurredAt, one.merged, one.surviving].join(' '));
  return left! < right! ? -1 : left! > right! ? 1 : 0;
};

/**
 * Who each subject is after merges: a map from every subject named in a link to the one that lives on.
 * Links are taken in the order of recording, so any order of arrival gives the same answer. A merge follows a survivor
 * that was merged before; when two records were merged both ways, the later merge decides; a merge with itself is none.
 */
export function resolvePersons(links: readonly MergeLink[]): Map<string, string> {
  const persons = new Map<string, string>();
  for (const { merged, surviving } of newestRevisions(links).sort(order)) {
    const [ended, lives] = [persons.get(merged) ?? merged, persons.get(surviving) ?? surviving];
    // Both ways: they are one person already, and the record that lived on is the one that now ends.
    const person = ended !== lives ? lives : lives === merged ? surviving : lives;
    for (const [subject, known] of persons) if (known === ended || known === lives) persons.set(subject, person);
    persons.set(merged, person).set(surviving, person);
  }
  return persons;
}

function newestRevisions(links: readonly MergeLink[]): MergeLink[] {
  const newest = new Map<string, number>();
  for (const { messageId, revision } of links) newest.set(messageId, Math.max(revision, newest.get(messageId) ?? 0));
  return links.filter((link) => newest.get(link.messageId) === link.revision && link.merged !== link.surviving);
}
