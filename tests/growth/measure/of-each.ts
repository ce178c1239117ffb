/** A record with a number for each name. */
export const ofEach = <Name extends string>(
  names: readonly Name[],
  numberOf: (name: Name) => number,
): Record<Name, number> => Object.fromEntries(names.map((name) => [name, numberOf(name)])) as Record<Name, number>;
