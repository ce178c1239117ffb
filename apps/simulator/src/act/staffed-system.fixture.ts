import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { messagingMigrations } from '@careway/messaging';
import { appProcess, closing, freePort, testDatabase, testKafka, testRedis, type AppProcess } from '@careway/testing';

const KEY = Buffer.alloc(32, 7).toString('base64');

/** Gateway, bed tracking and simulator, each a process of its own; the simulator is started and killed by the spec. */
export async function staffedSystem(more: Record<string, string> = {}) {
  const { url } = await testDatabase({ schema: 'shared', migrations: messagingMigrations });
  const [{ brokers, topicPrefix }, redis, mllpPort] = [testKafka(), await testRedis(), await freePort()];
  const shared = {
    DATABASE_URL: url,
    KAFKA_BROKERS: brokers,
    TOPIC_PREFIX: topicPrefix,
    REFERENCE_DATA: 'deploy/reference/kent-and-medway',
    MLLP_PORT: String(mllpPort),
    LOG_LEVEL: 'warn',
  };
  const gateway = await appProcess('gateway', { ...shared, BLIND_INDEX_KEY: KEY, MASTER_KEY: KEY });
  const demo = { IDENTITY_DEMO: 'on', IDENTITY_DEMO_KEY: KEY };
  const stores = { REDIS_URL: redis.url, REDIS_PREFIX: redis.prefix };
  const beds = await appProcess('bed-tracking', { ...shared, ...demo, ...stores, GATEWAY_ADDRESS: gateway.address });
  const folder = mkdtempSync(path.join(tmpdir(), 'staff-'));
  closing(() => rmSync(folder, { recursive: true, force: true }));
  const addresses = { GATEWAY_ADDRESS: gateway.address, BED_TRACKING_ADDRESS: beds.address };
  const environment = { ...shared, ...demo, ...addresses, SIMULATOR_STATE: folder, ...more };
  return { gateway, beds, folder, simulator: () => appProcess('simulator', environment) };
}

/** Reads bed tracking as somebody of the control centre, who sees all. */
export async function reader({ address }: AppProcess) {
  const ask = async <Answer>(where: string, init: RequestInit = {}): Promise<Answer> =>
    (await (await fetch(address + where, init)).json()) as Answer;
  const headers = { 'content-type': 'application/json' };
  const signIn = { method: 'POST', headers, body: JSON.stringify({ id: 'cora-centre' }) };
  const { token } = await ask<{ token: string }>('/identity/sign-in', signIn);
  const get = <Answer>(where: string) => ask<Answer>(where, { headers: { authorization: `Bearer ${token}` } });
  /** A whole list, page after page. */
  const all = async <Item>(where: string): Promise<Item[]> => {
    const items: Item[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const query: string = `${where.includes('?') ? '&' : '?'}limit=200${after && `&after=${encodeURIComponent(after)}`}`;
      const page: { items: Item[]; next?: string } = await get(where + query);
      items.push(...page.items);
      after = page.next;
    }
    return items;
  };
  return { get, all };
}
