import { FACT_KINDS, type Fact } from './fact.ts';

const RANK = new Map(FACT_KINDS.map((kind, rank) => [kind, rank]));
const APART = new Set(['messageId', 'revision', 'knownAt']);

/** Everything that a fact says, and nothing of how it travelled, as one text. */
const contentOf = (fact: Fact): string => JSON.stringify(sorted(fact));

const sorted = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([name, part]) => part !== undefined && !APART.has(name));
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]);
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The facts of one visit in the order in which the sender's system recorded them, whatever the order of arrival:
 * recorded, then happened, then rank of the kind, then content. Only the highest revision of a message counts, and
 * a fact sent again under another control id (the same content, recorded at the same moment) counts once, known since
 * the earliest.
 */
export function orderFacts(facts: readonly Fact[]): Fact[] {
  const ordered = newestRevisions(facts).sort(compare);
  const apart = ordered.every((fact, index) => index === 0 || compare(ordered[index - 1]!, fact) !== 0);
  return apart ? ordered : orderByContent(ordered);
}

/** Content is compared only where it is needed: most visits have no two facts of the same moment and kind. */
function orderByContent(facts: readonly Fact[]): Fact[] {
  const byContent = new Map<string, Fact>();
  for (const fact of facts) {
    const content = contentOf(fact);
    const same = byContent.get(content);
    if (!same || isEarlier(fact, same)) byContent.set(content, fact);
  }
  return [...byContent].sort(([contentA, a], [contentB, b]) => compare(a, b) || byText(contentA, contentB)).map(last);
}

const last = ([, fact]: [string, Fact]): Fact => fact;

const compare = (a: Fact, b: Fact): number =>
  byText(a.recordedAt, b.recordedAt) || byText(a.occurredAt, b.occurredAt) || RANK.get(a.kind)! - RANK.get(b.kind)!;

const isEarlier = (a: Fact, b: Fact): boolean => (byText(a.knownAt, b.knownAt) || byText(a.messageId, b.messageId)) < 0;

function newestRevisions(facts: readonly Fact[]): Fact[] {
  const newest = new Map<string, number>();
  for (const { messageId, revision } of facts) newest.set(messageId, Math.max(revision, newest.get(messageId) ?? 0));
  return facts.filter(({ messageId, revision }) => newest.get(messageId) === revision);
}
