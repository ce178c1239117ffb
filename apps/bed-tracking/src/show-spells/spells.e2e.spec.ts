import { messagingMigrations } from '@careway/messaging';
import { appProcess, eventually, testDatabase, testKafka, testRedis, type AppProcess } from '@careway/testing';
import type { SpellList } from './shapes.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const [NUMBER, TOKEN] = ['MARKED-778812', 'let-me-in'];
const REFERENCE_DATA = 'deploy/reference/kent-and-medway';

const told = (controlId: string, event: string, occurredAt: string, visit: object) => ({
  controlId,
  sendingApplication: 'TRY',
  sendingFacility: 'OUT',
  type: 'ADT',
  event,
  occurredAt,
  patient: { identifiers: [{ value: NUMBER, type: 'MR', authority: 'HOSPITAL' }], familyName: 'MARKED' },
  visit: { number: 'V-778812', ...visit },
});

describe('a patient by a local identifier, through the gateway', () => {
  let gateway: AppProcess;
  let beds: AppProcess;
  beforeAll(async () => {
    const { url } = await testDatabase({ schema: 'shared', migrations: messagingMigrations });
    const [{ brokers, topicPrefix }, redis] = [testKafka(), await testRedis()];
    const shared = { DATABASE_URL: url, KAFKA_BROKERS: brokers, TOPIC_PREFIX: topicPrefix, REFERENCE_DATA };
    const secret = { INTERNAL_TOKEN: TOKEN };
    gateway = await appProcess('gateway', { ...shared, ...secret, BLIND_INDEX_KEY: KEY, MASTER_KEY: KEY });
    beds = await appProcess('bed-tracking', {
      ...shared,
      ...secret,
      REDIS_URL: redis.url,
      REDIS_PREFIX: redis.prefix,
      GATEWAY_ADDRESS: gateway.address,
    });
  });

  const post = (to: AppProcess, path: string, body: object) =>
    fetch(to.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify(body),
    });
  const search = async (identifier: string): Promise<SpellList> =>
    (await (await post(beds, '/spells/search', { identifier, type: 'MR', authority: 'HOSPITAL' })).json()) as SpellList;

  it('has the spell and movements of the messages that were posted', async () => {
    const inWard = { patientClass: 'I', location: { pointOfCare: 'RVV01-AMU', bed: '01' } };
    const moved = { location: { pointOfCare: 'RVV01-ITU' } };
    for (const message of [
      told('1', 'A01', '2026-03-02T09:00:00Z', inWard),
      told('2', 'A02', '2026-03-02T10:00:00Z', moved),
    ])
      expect((await post(gateway, '/events', message)).status).toBeLessThan(300);
    const { spells } = await eventually(
      async () => {
        const found = await search(NUMBER);
        return found.spells?.[0]?.movements.length === 2 && found;
      },
      { within: 60_000 },
    );
    expect(spells).toMatchObject([
      { status: 'open', stays: [{ place: { wardId: 'RVV01-AMU' } }, { place: { wardId: 'RVV01-ITU' } }] },
    ]);
    const query = new URLSearchParams({ identifier: NUMBER, type: 'MR', authority: 'HOSPITAL' });
    const headers = { authorization: `Bearer ${TOKEN}` };
    const byAddress = await fetch(`${beds.address}/spells?${query}`, { headers });
    expect(await byAddress.json()).toEqual({ spells });
  });

  it('is nobody when the identifier is not known, and is not shown without the token', async () => {
    expect(await search('NOBODY-1')).toEqual({ spells: [] });
    expect((await fetch(`${beds.address}/spells?identifier=${NUMBER}`)).status).toBe(401);
  });

  it('is in no line that either service wrote', () => {
    expect(`${gateway.output()}${beds.output()}`).not.toMatch(/MARKED|778812/);
  });

  it('says that the gateway does not answer when it is away', async () => {
    await gateway.end('SIGKILL');
    const answer = await post(beds, '/spells/search', { identifier: NUMBER });
    expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining('GATEWAY_ADDRESS')]);
  });
});
