/** Of several facts about the same thing, the one with the highest version: a batch may hold several. */
export function newestOf<Fact extends { version: number }>(
  facts: readonly Fact[],
  thing: (fact: Fact) => string,
): Fact[] {
  const newest = new Map<string, Fact>();
  for (const fact of facts) {
    const known = newest.get(thing(fact));
    if (!known || known.version < fact.version) newest.set(thing(fact), fact);
  }
  return [...newest.values()];
}
