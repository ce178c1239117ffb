import pino, { type Logger } from 'pino';

type Facts = Record<string, unknown>;

/** JSON log lines: ids, event name, duration, outcome. Never a body, a name, an identifier of a person or a segment. */
export class Log {
  private constructor(private readonly lines: Logger) {}

  static to(options: { name: string; level: string; destination?: pino.DestinationStream }): Log {
    const settings = {
      level: options.level,
      base: { service: options.name },
      timestamp: pino.stdTimeFunctions.isoTime,
    };
    return new Log(options.destination ? pino(settings, options.destination) : pino(settings));
  }

  child(facts: Facts): Log {
    return new Log(this.lines.child(facts));
  }

  debug(facts: Facts, message: string): void {
    this.lines.debug(facts, message);
  }

  info(facts: Facts, message: string): void {
    this.lines.info(facts, message);
  }

  warn(facts: Facts, message: string): void {
    this.lines.warn(facts, message);
  }

  /** `error` may carry a value in its message (PostgreSQL details do), so only its class, code and place are kept. */
  error(facts: Facts & { error?: unknown }, message: string): void {
    const { error, ...rest } = facts;
    this.lines.error(error === undefined ? rest : { ...rest, error: describe(error) }, message);
  }
}

function describe(error: unknown): Facts {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, driverError } = error as Error & { code?: unknown; driverError?: { code?: unknown; table?: unknown } };
  const place = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6);
  const safe = driverError || error.name === 'QueryFailedError' ? undefined : error.message;
  return { type: error.name, code: driverError?.code ?? code, table: driverError?.table, message: safe, place };
}
