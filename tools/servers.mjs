import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sweep } from './platform/owned-process.mjs';
import { startServers } from './platform/servers.mjs';

const USAGE = `node tools/servers.mjs start|stop FOLDER [--throw-away]
  start  PostgreSQL, Redis and Kafka in FOLDER, left running; their addresses are in FOLDER/servers.env
  stop   what start left running there
  --throw-away  data that may be lost: faster, for tests\n`;

const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'throw-away': { type: 'boolean' } } });
const [verb, where] = positionals;

if (!where || !['start', 'stop'].includes(verb)) {
  process.stderr.write(USAGE);
  process.exit(2);
}
const folder = resolve(where);
if (verb === 'stop') {
  const ended = await sweep(folder);
  process.stdout.write(`Stopped: ${ended.join(', ') || 'nothing was running'}\n`);
} else {
  const { postgres, redis, kafka } = await startServers({ folder, durable: !values['throw-away'] });
  const lines = [`TEST_POSTGRES_URL=${postgres}`, `TEST_REDIS_URL=${redis}`, `TEST_KAFKA_BROKERS=${kafka}`];
  writeFileSync(join(folder, 'servers.env'), `${lines.join('\n')}\n`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
