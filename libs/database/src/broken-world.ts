const codeOf = (error: unknown): string => {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  return String(driverError?.code ?? code ?? '');
};

/** A prepared statement whose tables have changed since (PostgreSQL's `cached plan must not change result type`). */
export const isStale = (error: unknown): boolean =>
  codeOf(error) === '0A000' && error instanceof Error && error.message.includes('cached plan');

/** A deadlock, a serialisation failure or a stale statement: the same transaction may pass when it is run again. */
export const isTransient = (error: unknown): boolean => ['40P01', '40001'].includes(codeOf(error)) || isStale(error);

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'EAI_AGAIN']);

/**
 * True when the database itself is at fault (no connection, shutting down, out of disk or memory, deadlock, a transaction
 * that it ended for standing still), so that the same work may pass later; false when the work is at fault. SQLSTATE
 * classes 08, 25, 40, 53, 55, 57 and 58, see PostgreSQL appendix A.
 */
export function isBrokenWorld(error: unknown): boolean {
  const code = codeOf(error);
  if (isTransient(error) || NETWORK.has(code) || /^(08|25|40|53|55|57|58)/.test(code)) return true;
  const text = error instanceof Error ? error.message : '';
  return /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|DataSource is not|not queryable|Driver not Connected/i.test(
    text,
  );
}
