import { ConfigError } from './config.ts';
import type { Service } from './start-service.ts';

/** Exit code of a service whose environment or data is wrong: starting it again would not help. */
const WRONG_SETTINGS = 2;

/** Runs one service as a process: says in a sentence why it can't start, drains on SIGTERM and SIGINT, then exits 0. */
export async function runService(start: (environment: NodeJS.ProcessEnv) => Promise<Service>): Promise<void> {
  try {
    const service = await start(process.env);
    const drain = () => void service.stop().then(() => process.exit(0));
    process.once('SIGTERM', drain);
    process.once('SIGINT', drain);
    process.send?.({ address: service.address });
  } catch (error) {
    process.stderr.write(`${reason(error)}\n`);
    process.exit(isSettings(error) ? WRONG_SETTINGS : 1);
  }
}

const isSettings = (error: unknown): boolean =>
  error instanceof ConfigError || ['REFERENCE_DATA_INVALID', 'EADDRINUSE', 'EACCES'].includes(codeOf(error));

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

/** One sentence that says what to do, for the errors an operator can mend; the whole error for any other. */
export function reason(error: unknown): string {
  const { address, port, message, stack } = (error ?? {}) as {
    address?: string;
    port?: number;
    message?: string;
    stack?: string;
  };
  switch (codeOf(error)) {
    case 'CONFIG_INVALID':
    case 'REFERENCE_DATA_INVALID':
      return message ?? '';
    case 'EADDRINUSE':
      return `Port ${port} on ${address} is taken: stop what listens there, or set another port.`;
    case 'ECONNREFUSED':
      return `Nothing answers at ${address}:${port}: check DATABASE_URL, REDIS_URL and KAFKA_BROKERS, and that the servers run.`;
    default:
      return stack ?? String(error);
  }
}
