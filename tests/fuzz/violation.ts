/** A property that did not hold; the message says which, and never holds the input. */
export class Violation extends Error {
  override name = 'Violation';
}

/** Throws a `Violation` with this rule unless it holds. */
export function hold(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new Violation(rule);
}
