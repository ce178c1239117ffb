const MISSING = 'run the tests by `npm test`, or start servers with `node tools/servers.mjs start FOLDER --throw-away`';

/** The address of a test server, from the environment; `npm test` sets them all. */
export function addressOf(name: 'TEST_POSTGRES_URL' | 'TEST_REDIS_URL' | 'TEST_KAFKA_BROKERS'): string {
  const address = process.env[name];
  if (!address) throw new Error(`${name} is not set: ${MISSING}`);
  return address;
}
