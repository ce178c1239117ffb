import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagingMigrations } from '@careway/messaging';
import { appProcess, closing, freePort, testDatabase, testKafka } from '@careway/testing';
import { builtPage } from '../../apps/control-centre/src/board-journey.fixture.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const COLUMNS = ['control_id', 'sending_application', 'sending_facility', 'figure_id', 'place_id', 'value', 'as_of'];

export interface Told {
  figureId: string;
  placeId: string;
  value: number | null;
  /** The moment that it is about, RFC 3339; now when left out. */
  asOf?: string;
}

/** A gateway and a control centre with its pages, each a process of its own on real PostgreSQL and Kafka. */
export async function observedSystem(everySeconds: Readonly<Record<string, number>>) {
  const { brokers, topicPrefix } = testKafka();
  const { url } = await testDatabase({ schema: 'shared', migrations: messagingMigrations });
  const shared = {
    DATABASE_URL: url,
    KAFKA_BROKERS: brokers,
    TOPIC_PREFIX: topicPrefix,
    REFERENCE_DATA: referenceWith(everySeconds),
    LOG_LEVEL: 'warn',
  };
  const doors = { MLLP_PORT: String(await freePort()), BLIND_INDEX_KEY: KEY, MASTER_KEY: KEY };
  const [gateway, page] = await Promise.all([appProcess('gateway', { ...shared, ...doors }), builtPage()]);
  const { address } = await appProcess('control-centre', { ...shared, WEB_ROOT: page });
  const post = (type: string, body: string) =>
    fetch(`${gateway.address}/observations`, { method: 'POST', headers: { 'content-type': type }, body });
  return {
    address,
    /** One value as JSON; the status of the answer. */
    sayJson: async (told: Told) => (await post('application/json', JSON.stringify(observation(told)))).status,
    /** Several as one list of JSON; the status of each. */
    sayList: async (...told: Told[]) =>
      statusesOf(await post('application/json', JSON.stringify(told.map(observation)))),
    /** Several as rows of CSV; the status of each. */
    sayCsv: async (...told: Told[]) => statusesOf(await post('text/csv', csvOf(told))),
    read: async (path: string, accept = 'application/json') => {
      const answer = await fetch(address + path, { headers: { accept } });
      if (!answer.ok) throw new Error(`GET ${path} is answered ${answer.status}`);
      return answer.text();
    },
    figure: async (figureId: string): Promise<any> => (await fetch(`${address}/figures/${figureId}`)).json(),
  };
}

const observation = ({ asOf = new Date().toISOString(), ...told }: Told) => ({
  controlId: randomUUID(),
  sendingApplication: 'SPREADSHEET',
  sendingFacility: told.placeId,
  ...told,
  asOf,
});

const csvOf = (told: readonly Told[]): string =>
  [
    COLUMNS,
    ...told
      .map(observation)
      .map((one) => [
        one.controlId,
        one.sendingApplication,
        one.sendingFacility,
        one.figureId,
        one.placeId,
        one.value ?? '',
        one.asOf,
      ]),
  ]
    .map((row) => row.join(','))
    .join('\r\n');

async function statusesOf(answer: Response): Promise<number[]> {
  const { results } = (await answer.json()) as { results: { status: number }[] };
  return results.map(({ status }) => status);
}

/** The reference data but for how often some figures are expected, so that a test sees them grow old. */
function referenceWith(everySeconds: Readonly<Record<string, number>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'reference-'));
  closing(async () => rmSync(folder, { recursive: true, force: true }));
  cpSync('deploy/reference/kent-and-medway', folder, { recursive: true });
  const file = join(folder, 'figures.csv');
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .map((row) => {
      const every = everySeconds[row.split(',')[0]!];
      return every === undefined ? row : row.replace(/,observation,\d+,/, `,observation,${every},`);
    });
  writeFileSync(file, rows.join('\n'));
  return folder;
}
