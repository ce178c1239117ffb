/** What a warning may say of an error: its class and code. Its text may hold a value. */
export function errorName(error: unknown): { error: string; code?: string } {
  const { name, code, type, driverError } = (error ?? {}) as Record<string, unknown>;
  const known = (driverError as { code?: unknown } | undefined)?.code ?? code ?? type;
  return { error: String(name ?? typeof error), ...(known === undefined ? {} : { code: String(known) }) };
}
