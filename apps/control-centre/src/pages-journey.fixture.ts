import { randomUUID } from 'node:crypto';
import type { Database } from '@careway/database';
import { messagingMigrations } from '@careway/messaging';
import { appProcess, testDatabase, testKafka, testRedis, type AppProcess } from '@careway/testing';
import { builtPage } from './board-journey.fixture.ts';

export interface PagesJourney {
  /** `http://127.0.0.1:port` of the control centre, where the pages are. */
  address: string;
  /** Both services', a schema each. */
  database: Database;
  bedTracking: AppProcess;
  /** Where else somebody can speak: see `speaker`. */
  kafka: Record<'KAFKA_BROKERS' | 'TOPIC_PREFIX', string>;
  /** Reads bed tracking behind the page's back. */
  read<Answer>(path: string): Promise<Answer>;
  /** Somebody else, by the id of an invented person, tells bed tracking to do something; gives the answer's status. */
  tell(who: string, method: 'POST' | 'PUT', path: string, body: object, version?: number): Promise<number>;
}

/** A control centre and bed tracking as processes of their own, on real servers, with the invented people signed in. */
export async function pagesJourney(): Promise<PagesJourney> {
  const [{ brokers, topicPrefix }, redis] = [testKafka(), await testRedis()];
  const kafka = { KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix };
  const { url, database } = await testDatabase({ schema: 'shared', migrations: messagingMigrations });
  const shared = {
    DATABASE_URL: url,
    ...kafka,
    REFERENCE_DATA: 'deploy/reference/kent-and-medway',
    IDENTITY_DEMO: 'on',
    IDENTITY_DEMO_KEY: Buffer.alloc(32, 7).toString('base64'),
    LOG_LEVEL: 'warn',
  };
  const bedTracking = await appProcess('bed-tracking', {
    ...shared,
    REDIS_URL: redis.url,
    REDIS_PREFIX: redis.prefix,
  });
  const centre = { ...shared, WEB_ROOT: await builtPage(), BED_TRACKING_ADDRESS: bedTracking.address };
  const { address } = await appProcess('control-centre', centre);
  return { address, database, bedTracking, kafka, ...askers(bedTracking) };
}

function askers({ address }: AppProcess): Pick<PagesJourney, 'read' | 'tell'> {
  const json = { 'content-type': 'application/json' };
  const tokenOf = async (id: string): Promise<string> => {
    const init = { method: 'POST', headers: json, body: JSON.stringify({ id }) };
    return ((await (await fetch(`${address}/identity/sign-in`, init)).json()) as { token: string }).token;
  };
  return {
    read: async <Answer>(path: string) => (await (await fetch(address + path)).json()) as Answer,
    tell: async (who, method, path, body, version) => {
      const acts = { authorization: `Bearer ${await tokenOf(who)}`, 'idempotency-key': randomUUID() };
      const headers = { ...json, ...acts, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) };
      const init = { method, headers, body: JSON.stringify(body) };
      return (await fetch(address + path, init)).status;
    },
  };
}
