/**
 * The last change that a viewer says it has: the header `Last-Event-ID` of a browser that reconnects, or `after` of
 * one that begins anew. Undefined when it has none, or says something that is not a number: it gets a snapshot.
 */
export function lastSeen(header: string | string[] | undefined, after: string | undefined): number | undefined {
  const said = [header, after].flat().filter((text) => text !== undefined && /^\d{1,15}$/.test(text));
  return said.length === 0 ? undefined : Math.max(...said.map(Number));
}
