/** The highest revision of each message, in the order of message ids: whoever stores rows in one order can't deadlock. */
export function newestRevisions<Row extends { messageId: string; revision: number }>(rows: readonly Row[]): Row[] {
  const newest = new Map<string, Row>();
  for (const row of rows) {
    const known = newest.get(row.messageId);
    if (!known || known.revision < row.revision) newest.set(row.messageId, row);
  }
  return [...newest.values()].sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
}
