import { parseArgs } from 'node:util';
import { Mendable } from '../progress.mjs';

export const USAGE = `npm start -- [options]
  --no-simulator   an empty system, without the simulated place
  --speed N        simulated seconds per second, 1 to 600
  --seed N         another seed simulates another course of events
  --separate       every service in a process of its own, as it is deployed
  --watch          starts the services again when a source changes (npm run dev)

In the environment: DATABASE_URL, REDIS_URL, KAFKA_BROKERS (used instead of starting servers), HOST, MLLP_PORT,
<SERVICE>_PORT (GATEWAY_PORT, CONTROL_CENTRE_PORT ...), POSTGRES_PORT, REDIS_PORT, KAFKA_PORT, LOG_LEVEL, and every
variable that a service's own config.ts names.`;

/** @param {string[]} words */
export function readOptions(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      help: { type: 'boolean', short: 'h' },
      'no-simulator': { type: 'boolean' },
      separate: { type: 'boolean' },
      watch: { type: 'boolean' },
      speed: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const { speed, seed } = values;
  if (speed !== undefined && !(Number(speed) >= 1 && Number(speed) <= 600)) {
    throw new Mendable(`--speed must be a number from 1 to 600; it is "${speed}".`, 2);
  }
  if (seed !== undefined && !/^\d{1,9}$/.test(seed))
    throw new Mendable(`--seed must be a whole number; it is "${seed}".`, 2);
  return { ...values, simulator: !values['no-simulator'] };
}
