import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closing, testDatabase, testKafka } from '@careway/testing';
import { MIGRATIONS } from '../database/migrations.ts';
import { start } from '../main.ts';

/** Stands where bed tracking would, and says what reached it. */
async function whatReaches(): Promise<{ server: Server; address: string; reached: string[] }> {
  const reached: string[] = [];
  const server = createServer(async (asked: IncomingMessage, response) => {
    const body = (await asked.toArray()).join('');
    const { authorization = '-', 'if-match': version = '-' } = asked.headers;
    reached.push(`${asked.method} ${asked.url} ${authorization} ${version} ${body}`);
    response.writeHead(412, { 'content-type': 'application/problem+json' }).end('{"title":"Another version"}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing(() => server.close());
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, reached };
}

async function controlCentre(more: Record<string, string>): Promise<string> {
  const { brokers, topicPrefix } = testKafka();
  const { url } = await testDatabase({ schema: 'control_centre', migrations: MIGRATIONS });
  const service = await start({
    KAFKA_BROKERS: brokers,
    TOPIC_PREFIX: topicPrefix,
    DATABASE_URL: url,
    LOG_LEVEL: 'silent',
    PORT: '0',
    HOST: '127.0.0.1',
    REFERENCE_DATA: 'deploy/reference/kent-and-medway',
    ...more,
  });
  closing(() => service.stop());
  return service.address;
}

describe('what the page asks of bed tracking', () => {
  it('is passed on with its method, query, body, token and version, and so is the answer', async () => {
    const { address, reached, server } = await whatReaches();
    const page = await controlCentre({ BED_TRACKING_ADDRESS: address });
    const headers = { authorization: 'Bearer t', 'if-match': '"7"', 'content-type': 'application/json' };
    const body = JSON.stringify({ reason: 'crisis' });
    const answer = await fetch(`${page}/api/beds/places/A-1/hold?x=1`, { method: 'POST', headers, body });
    expect([answer.status, await answer.json()]).toEqual([412, { title: 'Another version' }]);
    await fetch(`${page}/api/beds/wards?site=RPA02`);
    expect(reached).toEqual([`POST /places/A-1/hold?x=1 Bearer t "7" ${body}`, 'GET /wards?site=RPA02 - - ']);

    server.closeAllConnections();
    server.close();
    const gone = await fetch(`${page}/api/beds/wards`);
    expect(gone.status).toBe(502);
    expect(await gone.json()).toMatchObject({ title: 'Bed tracking does not answer', status: 502 });
  });

  it('is nothing else: what bed tracking answers to its own machine alone stays closed', async () => {
    const { address, reached } = await whatReaches();
    const page = await controlCentre({ BED_TRACKING_ADDRESS: address });
    const closed = ['spells', 'metrics', 'health/ready', 'checksum', '', 'placesx', '%73pells'];
    const ways = ['places/../spells', 'places/%2e%2e/spells', 'places/..%2fspells', 'places//../../spells'];
    for (const path of [...closed, ...ways]) {
      // `fetch` would tidy the path before it is sent.
      const status = await rawGet(page, `/api/beds/${path}`);
      expect([path, status >= 400]).toEqual([path, true]);
    }
    expect(reached).toEqual([]);
  });

  it('is answered with how to mend it where nobody said where bed tracking is', async () => {
    const page = await controlCentre({});
    const answer = await fetch(`${page}/api/beds/wards`);
    expect(answer.status).toBe(503);
    expect(((await answer.json()) as { detail: string }).detail).toContain('BED_TRACKING_ADDRESS');
  });

  it('is the counts of feeds of the gateway too, and of it nothing else', async () => {
    const { address, reached } = await whatReaches();
    const page = await controlCentre({ GATEWAY_ADDRESS: address });
    await fetch(`${page}/api/gateway/interfaces`);
    for (const closed of ['messages', 'interfaces/rpa-pas/replay', 'subjects', ''])
      expect((await fetch(`${page}/api/gateway/${closed}`)).status).toBe(404);
    expect((await fetch(`${page}/api/gateway/interfaces`, { method: 'POST' })).status).toBe(404);
    expect(reached).toEqual(['GET /interfaces - - ']);
    const unset = await controlCentre({});
    const answer = await fetch(`${unset}/api/gateway/interfaces`);
    expect([answer.status, await answer.json()]).toEqual([
      503,
      expect.objectContaining({ title: 'This control centre does not know where the gateway is' }),
    ]);
  });
});

async function rawGet(address: string, path: string): Promise<number> {
  const { hostname, port } = new URL(address);
  const asked = request({ hostname, port, path }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}
