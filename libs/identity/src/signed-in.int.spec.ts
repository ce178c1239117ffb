import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Text } from '@careway/contracts';
import { startService, type Service } from '@careway/service-kit';
import { IdentityConfig, IdentityModule, SignedIn, signIn, type Actor } from './index.ts';

const SEED = Buffer.alloc(32, 7).toString('base64');
const KENT = join(import.meta.dirname, '../../../deploy/reference/kent-and-medway');
const BEA: Actor = { id: 'bea-manager', name: 'Bea Manning', role: 'bed-manager', organisationId: 'RXY' };

class Note {
  @Text({ max: 3 }) text: string;
}

@Controller()
class NoteController {
  @Post('notes') take(@SignedIn() actor: Actor, @Body() note: Note) {
    return { actor, text: note.text };
  }
  @Post('plans') plan(@SignedIn('out-of-area-lead', 'control-centre') actor: Actor) {
    return { actor };
  }
}

function begin(more: Partial<IdentityConfig>): Promise<Service> {
  const means = { DATABASE_URL: 'unused', KAFKA_BROKERS: 'unused', LOG_LEVEL: 'silent', REFERENCE_DATA: KENT };
  const config = Object.assign(new IdentityConfig(), means, more);
  const imports = [IdentityModule.forRoot(config)];
  const module = { module: class NotesModule {}, imports, controllers: [NoteController] };
  Module({})(module.module);
  return startService({ name: 'notes', config, module });
}

const post = (service: Service, path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(service.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('a command', () => {
  let service: Service;
  beforeAll(async () => {
    service = await begin({ IDENTITY_DEMO: 'on', IDENTITY_DEMO_KEY: SEED });
  });
  afterAll(() => service.stop());

  it('knows who acts', async () => {
    const answer = await post(service, '/notes', { text: 'abc' }, await signIn(SEED, BEA));
    expect([answer.status, await answer.json()]).toEqual([201, { actor: BEA, text: 'abc' }]);
    expect(answer.headers.get('www-authenticate')).toBeNull();
  });

  it('is for nobody else, whatever they send: the body is not even looked at', async () => {
    const answer = await post(service, '/notes', { text: 'too long' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ title: 'This needs somebody who is signed in' });
    expect((await post(service, '/notes', { text: 'too long' }, await signIn(SEED, BEA))).status).toBe(422);
  });

  it('is for its roles alone', async () => {
    const answer = await post(service, '/plans', {}, await signIn(SEED, BEA));
    expect([answer.status, await answer.json()]).toEqual([
      403,
      expect.objectContaining({
        detail: 'You are signed in as bed-manager; this is for out-of-area-lead, control-centre.',
      }),
    ]);
    const lead = { ...BEA, role: 'out-of-area-lead' } as const;
    expect((await post(service, '/plans', {}, await signIn(SEED, lead))).status).toBe(201);
  });

  it('says in OpenAPI that it needs a token', async () => {
    const answer = await fetch(`${service.address}/openapi.json`);
    const { paths } = (await answer.json()) as {
      paths: Record<string, { post: { security: object; responses: object } }>;
    };
    expect(paths['/notes']?.post.security).toEqual([{ bearer: [] }]);
    expect(Object.keys(paths['/plans']?.post.responses ?? {})).toEqual(expect.arrayContaining(['401', '403']));
  });

  it('is open to a demo person who signed in at the door of the demo', async () => {
    const listed = (await (await fetch(`${service.address}/identity/people`)).json()) as { people: Actor[] };
    expect(listed.people).toContainEqual(BEA);
    const session = (await (await post(service, '/identity/sign-in', { id: BEA.id })).json()) as { token: string };
    const answer = await post(service, '/notes', { text: 'abc' }, { authorization: `Bearer ${session.token}` });
    expect(await answer.json()).toMatchObject({ actor: BEA });
    expect((await post(service, '/identity/sign-in', { id: 'nobody' })).status).toBe(404);
  });
});

describe('a service of a real issuer', () => {
  it('fetches the keys of the issuer, and has no door of a demo', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] });
    const issuer = createServer((_, answer) => answer.end(jwks)).listen(0, '127.0.0.1');
    await once(issuer, 'listening');
    const address = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks`;
    const service = await begin({ IDENTITY_JWKS_URL: address, IDENTITY_ISSUER: 'https://sign-in.example' });
    try {
      const token = await new SignJWT({ name: BEA.name, role: BEA.role, organisation: BEA.organisationId })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer('https://sign-in.example')
        .setAudience('careway')
        .setSubject(BEA.id)
        .setExpirationTime('5m')
        .sign(privateKey);
      const answer = await post(service, '/notes', { text: 'abc' }, { authorization: `Bearer ${token}` });
      expect(await answer.json()).toMatchObject({ actor: BEA });
      expect((await post(service, '/notes', { text: 'abc' }, await signIn(SEED, BEA))).status).toBe(401);
      expect((await fetch(`${service.address}/identity/people`)).status).toBe(404);
    } finally {
      await service.stop();
      issuer.close();
    }
  });
});
