/** CommandComplete with the tag COMMIT, as PostgreSQL sends it when a transaction is on disk (protocol 3.0, message C). */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1');

/** Tells in which chunk of what a PostgreSQL says an answer to COMMIT ends, however the bytes are cut into chunks. */
export class CommitAnswers {
  private tail = Buffer.alloc(0);

  isIn(chunk: Buffer): boolean {
    const seen = Buffer.concat([this.tail, chunk]);
    this.tail = seen.subarray(Math.max(0, seen.length - COMMITTED.length + 1));
    return seen.includes(COMMITTED);
  }
}
