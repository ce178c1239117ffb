import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { acknowledge, decideAnswer } from '@careway/hl7v2';
import { listenMllp } from '@careway/mllp';
import type { Service } from '@careway/service-kit';
import { closing, eventually } from '@careway/testing';
import { start } from './main.ts';
import type { TruthNow } from './truth/truth.controller.ts';

/** The doors of a gateway, real sockets; `open` false answers nobody. */
async function doors() {
  const received = new Map<string, string>();
  const state = { open: true, clashes: 0, observed: 0 };
  const take = (controlId: string, bytes: string): void => {
    if ((received.get(controlId) ?? bytes) !== bytes) state.clashes++;
    received.set(controlId, bytes);
  };
  const answer = (payload: Buffer): Buffer => {
    const { header } = decideAnswer(payload);
    take(header!.controlId, payload.toString('base64'));
    return Buffer.from(acknowledge(header, { code: 'AA', problems: [], controlId: 'A', now: new Date() }));
  };
  const listener = await listenMllp({ port: 0, onFrame: async (payload) => (state.open ? answer(payload) : 'close') });
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (!state.open) return response.writeHead(503).end();
      const body = Buffer.concat(parts);
      if (request.url === '/hl7v2') return response.end(answer(body));
      if (request.url === '/observations') {
        const told = JSON.parse(body.toString()) as object[];
        state.observed += told.length;
        return response.writeHead(207).end(JSON.stringify({ results: told.map(() => ({ status: 201 })) }));
      }
      take((JSON.parse(body.toString()) as { controlId: string }).controlId, body.toString('base64'));
      return response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing(() => {
    server.closeAllConnections();
    server.close();
  });
  closing(() => listener.stop());
  const { port } = server.address() as AddressInfo;
  return { state, received, gateway: `http://127.0.0.1:${port}`, mllpPort: listener.port };
}

const get = async <Body>(service: Service, where: string): Promise<Body> =>
  (await (await fetch(`${service.address}${where}`)).json()) as Body;

const metric = async (service: Service, name: string): Promise<number> => {
  const text = await (await fetch(`${service.address}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(name));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
};

describe('the simulator', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'simulator-'));
  closing(() => rmSync(folder, { recursive: true, force: true }));

  it('tells the present state, lives on, and goes on with the same people after a restart', async () => {
    const gateway = await doors();
    const environment = {
      GATEWAY_ADDRESS: gateway.gateway,
      MLLP_PORT: String(gateway.mllpPort),
      SIMULATOR_STATE: folder,
      SPEED: '600',
      LOG_LEVEL: 'silent',
    };
    const first = await start(environment);
    await eventually(async () => (await get<TruthNow>(first, '/truth')).untold < 200, { within: 50_000 });
    const begun = gateway.received.size;
    expect(begun).toBeGreaterThan(2800);
    expect(gateway.state.observed).toBeGreaterThan(80);
    await eventually(() => gateway.received.size > begun + 50);
    expect(await metric(first, 'simulator_refused_total')).toBe(0);

    gateway.state.open = false;
    await eventually(async () => (await metric(first, 'simulator_resent_total')) > 3);
    const before = await get<TruthNow>(first, '/truth');
    expect(before.untold).toBeGreaterThan(0);
    await first.stop();

    gateway.state.open = true;
    const known = gateway.received.size;
    const second = await start(environment);
    const after = await get<TruthNow>(second, '/truth');
    expect(after.run).toBe(before.run);
    for (const [id, { occupied }] of Object.entries(after.providers))
      expect(Math.abs(occupied - before.providers[id]!.occupied)).toBeLessThan(40);

    await fetch(`${second.address}/hold`, { method: 'POST' });
    const held = await get<TruthNow>(second, '/truth');
    await eventually(async () => (await get<TruthNow>(second, '/truth')).untold === 0, { within: 50_000 });
    expect((await get<TruthNow>(second, '/truth')).wards).toEqual(held.wards);
    expect(gateway.received.size - known).toBeLessThan(2000);
    expect(gateway.state.clashes).toBe(0);
    await second.stop();
  }, 120_000);

  it('writes what really happened, line by line', () => {
    const lines = readFileSync(path.join(folder, 'truth.jsonl'), 'utf8').trim().split('\n');
    const first = JSON.parse(lines[0]!) as Record<string, unknown>;
    expect(first).toMatchObject({ trigger: 'A01', true: true, ward: expect.stringMatching(/^R/) });
    expect(lines.length).toBeGreaterThan(2800);
  });

  it('names every variable that is missing or wrong', async () => {
    await expect(start({ SPEED: '601', MLLP_PORT: '0' })).rejects.toThrow(
      /GATEWAY_ADDRESS[^]*MLLP_PORT[^]*SPEED must not be greater than 600/,
    );
  });
});
