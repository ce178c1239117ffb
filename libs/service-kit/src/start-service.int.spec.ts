import { Body, Controller, Get, Module, Post, UseGuards } from '@nestjs/common';
import { Text } from '@careway/contracts';
import { eventually } from '@careway/testing';
import { Drain, InternalOrLocal, Log, problem, Readiness, ServiceConfig, startService, type Service } from './index.ts';

class Note {
  @Text({ max: 3 }) text: string;
}

let slowRequests = 0;

@Controller()
class NoteController {
  @Post('notes') take(@Body() note: Note) {
    return { length: note.text.length };
  }
  @Get('taken') taken() {
    throw problem(409, { title: 'The bed is taken', detail: 'Choose another.' });
  }
  @Get('broken') broken() {
    throw new TypeError('9990001234 is not iterable');
  }
  @Get('slow') async slow() {
    slowRequests += 1;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { done: true };
  }
  @Get('people') @UseGuards(InternalOrLocal) people() {
    return [];
  }
}

@Module({ controllers: [NoteController] })
class NoteModule {}

const lines: string[] = [];
const config = Object.assign(new ServiceConfig(), { DATABASE_URL: 'unused', KAFKA_BROKERS: 'unused' });
const log = Log.to({ name: 'notes', level: 'debug', destination: { write: (line) => lines.push(line) } });
const begin = (more: Partial<ServiceConfig> = {}) =>
  startService({
    name: 'notes',
    config: Object.assign(new ServiceConfig(), config, more),
    module: NoteModule,
    schemas: [Note],
    log,
  });

describe('a service', () => {
  let service: Service;
  beforeAll(async () => {
    service = await begin();
  });
  afterAll(() => service.stop());

  const get = (path: string, init?: RequestInit) => fetch(service.address + path, init);
  const post = (body: string) =>
    get('/notes', { method: 'POST', headers: { 'content-type': 'application/json' }, body });

  it('waits two minutes for a request to arrive, not for ever', () => {
    expect(service.app.getHttpServer().requestTimeout).toBe(120_000);
  });

  it('is live, tells its metrics and describes itself in OpenAPI 3.1', async () => {
    expect((await get('/health/live')).status).toBe(200);
    expect(await (await get('/metrics')).text()).toContain('service="notes"');
    const api = (await (await get('/openapi.json')).json()) as { openapi: string; components: { schemas: object } };
    expect(api.openapi).toMatch(/^3\.1/);
    expect(Object.keys(api.components.schemas)).toContain('Note');
  });

  it('is ready only while everything it rests on answers', async () => {
    let up = true;
    service.app.get(Readiness).require('store', async () => {
      if (!up) throw new Error('no answer');
    });
    expect((await get('/health/ready')).status).toBe(200);
    up = false;
    const answer = await get('/health/ready');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('no answer');
    up = true;
  });

  it('answers bad input with problem details that name field, rule and fix', async () => {
    const answer = await post('{"text":"long"}');
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({
      errors: [{ field: 'text', rule: expect.stringContaining('3 characters') }],
    });
    expect((await post('{"text":')).status).toBe(400);
    const reserved = await post('{"text":"abc","more":[{"constructor":"x"}]}');
    expect([reserved.status, await reserved.json()]).toMatchObject([
      422,
      { errors: [{ field: 'more.0.constructor' }] },
    ]);
    expect((await post('{"text":"abc"}')).status).toBe(201);
  });

  it('tells a refusal as it is, and an unexpected error without its text', async () => {
    expect(await (await get('/taken')).json()).toMatchObject({ status: 409, title: 'The bed is taken' });
    const broken = await get('/broken');
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain('9990001234');
  });

  it('logs requests by route, never by URL', async () => {
    await get('/nothing/9990001234');
    expect(lines.some((line) => line.includes('"route":"/notes"'))).toBe(true);
    expect(lines.join()).not.toContain('/nothing/9990001234');
  });
});

describe('a service that is told to stop or can not start', () => {
  it('opens what shows a person only with the token, once one is set', async () => {
    const service = await begin({ INTERNAL_TOKEN: 'let-me-in' });
    const ask = (authorization: string) => fetch(`${service.address}/people`, { headers: { authorization } });
    expect((await ask('Bearer wrong')).status).toBe(401);
    expect((await ask('Bearer let-me-in')).status).toBe(200);
    await service.stop();
  });

  it('answers what is in hand, then closes, and waits for no connection that is merely kept open', async () => {
    const service = await begin();
    const slow = fetch(`${service.address}/slow`);
    await eventually(() => slowRequests > 0);
    const stopped = service.stop();
    expect(await (await slow).json()).toEqual({ done: true });
    await stopped;
  });

  it('drains once, however often it is told', async () => {
    const service = await begin();
    let stops = 0;
    service.app.get(Drain).at('relay', 'counted', async () => void (stops += 1));
    await Promise.all([service.stop(), service.stop()]);
    expect(stops).toBe(1);
    await expect(fetch(`${service.address}/health/live`)).rejects.toThrow();
  });

  it('says which port is taken and what to do', async () => {
    const service = await begin();
    const { reason } = await import('./run-service.ts');
    const error: unknown = await begin({ PORT: Number(new URL(service.address).port) }).catch(
      (thrown: unknown) => thrown,
    );
    expect(reason(error)).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken/);
    await service.stop();
  });
});
