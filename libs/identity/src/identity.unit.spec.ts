import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, SignJWT } from 'jose';
import { Identity, IdentityConfig, type Actor } from './index.ts';
import { mustAgree } from './identity-config.ts';
import { signIn } from './demo/sign-in.ts';

const SEED = Buffer.alloc(32, 7).toString('base64');
const BEA: Actor = { id: 'bea', name: 'Bea Manning', role: 'bed-manager', organisationId: 'RXY' };
const folder = mkdtempSync(join(tmpdir(), 'identity-'));
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pem = join(folder, 'key.pem');
writeFileSync(pem, publicKey.export({ format: 'pem', type: 'spki' }));

const settings = (more: Partial<IdentityConfig>): IdentityConfig => Object.assign(new IdentityConfig(), more);
const real = { IDENTITY_PUBLIC_KEY_FILE: pem, IDENTITY_ISSUER: 'https://sign-in.example' };
const demo = { IDENTITY_DEMO: 'on', IDENTITY_DEMO_KEY: SEED } as const;

/** A token of the issuer, but for what is said otherwise. */
async function bearer(
  claims: Record<string, unknown>,
  { key = privateKey as KeyObject | Uint8Array, alg = 'RS256', expires = '5m', audience = 'careway' } = {},
): Promise<string> {
  const token = new SignJWT({ iss: 'https://sign-in.example', sub: 'bea', ...claims })
    .setProtectedHeader({ alg })
    .setAudience(audience)
    .setExpirationTime(expires);
  return `Bearer ${await token.sign(key)}`;
}
const CLAIMS = { name: 'Bea Manning', role: 'bed-manager', organisation: 'RXY' };

const refusal = async (asked: Promise<Actor>): Promise<string> => {
  const error = await asked.then(
    () => undefined,
    (thrown: { getStatus(): number; getResponse(): { detail: string } }) => thrown,
  );
  expect(error?.getStatus()).toBe(401);
  return error?.getResponse().detail ?? '';
};

describe('who acts', () => {
  const identity = new Identity(settings(real));

  it('is told by the claims of a token that the issuer signed', async () => {
    expect(await identity.actorOf(await bearer(CLAIMS))).toEqual(BEA);
    const jwks = join(folder, 'keys.json');
    writeFileSync(jwks, JSON.stringify({ keys: [await exportJWK(publicKey)] }));
    const bySet = new Identity(settings({ ...real, IDENTITY_PUBLIC_KEY_FILE: jwks }));
    expect(await bySet.actorOf(await bearer(CLAIMS))).toEqual(BEA);
  });

  it('is told by claims of other names, where the issuer has others', async () => {
    const more = { IDENTITY_ROLE_CLAIM: 'groups', IDENTITY_ORGANISATION_CLAIM: 'ods' };
    const claims = { name: 'Bea Manning', groups: ['staff', 'bed-manager'], ods: 'RXY' };
    expect(await new Identity(settings({ ...real, ...more })).actorOf(await bearer(claims))).toEqual(BEA);
  });

  it('is nobody without a token, or with one that is not whole', async () => {
    expect(await refusal(identity.actorOf(undefined))).toContain('Send Authorization: Bearer');
    expect(await refusal(identity.actorOf('Basic YTpi'))).toContain('Send Authorization: Bearer');
    expect(await refusal(identity.actorOf('Bearer no.such.token'))).toContain('sign in again');
  });

  it('is nobody whose token is old, of another issuer, for another audience or signed by another key', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
    const said = async (...how: Parameters<typeof bearer>) => refusal(identity.actorOf(await bearer(...how)));
    expect(await said(CLAIMS, { expires: '-5m' })).toContain('expired');
    expect(await said({ ...CLAIMS, iss: 'https://other.example' })).toContain('"iss"');
    expect(await said(CLAIMS, { audience: 'another' })).toContain('"aud"');
    expect(await said(CLAIMS, { key: other })).toContain('sign in again');
  });

  it('is nobody who signs with the public key as a shared secret, or with none', async () => {
    const secret = Buffer.from(publicKey.export({ format: 'pem', type: 'spki' }));
    expect(await refusal(identity.actorOf(await bearer(CLAIMS, { key: secret, alg: 'HS256' })))).toContain('sign in');
    const claims = { ...CLAIMS, sub: 'bea', iss: 'https://sign-in.example', aud: 'careway', exp: 9_999_999_999 };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    expect(await refusal(identity.actorOf(`Bearer ${part({ alg: 'none' })}.${part(claims)}.`))).toContain('sign in');
  });

  it('is nobody without a known role and an organisation', async () => {
    expect(await refusal(identity.actorOf(await bearer({ ...CLAIMS, role: 'king' })))).toContain('bed-manager');
    expect(await refusal(identity.actorOf(await bearer({ ...CLAIMS, organisation: '' })))).toContain('ODS code');
  });

  it('is nobody at all where no issuer is configured', async () => {
    const detail = await refusal(new Identity(settings({})).actorOf(await bearer(CLAIMS)));
    expect(detail).toContain('IDENTITY_JWKS_URL');
  });

  it('is whom the demo signed in, and no token of the demo is good anywhere else', async () => {
    const { authorization } = await signIn(SEED, BEA);
    expect(await new Identity(settings(demo)).actorOf(authorization)).toEqual(BEA);
    await refusal(identity.actorOf(authorization));
    const another = { ...demo, IDENTITY_DEMO_KEY: Buffer.alloc(32, 8).toString('base64') };
    await refusal(new Identity(settings(another)).actorOf(authorization));
  });
});

describe('the settings of identity', () => {
  const faults = (more: Partial<IdentityConfig>): string => {
    try {
      mustAgree(settings(more));
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('refuse a demo in production, without a key, or beside a real issuer', () => {
    expect(faults(demo)).toBe('');
    expect(faults({ ...demo, NODE_ENV: 'production' })).toContain('NODE_ENV is production');
    expect(faults({ ...demo, IDENTITY_DEMO_KEY: 'short' })).toContain('IDENTITY_DEMO_KEY must be 32 bytes');
    expect(faults({ ...demo, ...real })).toContain('must be off when a real issuer');
  });

  it('ask for the name of the issuer, one source of its keys, and a safe way to them', () => {
    expect(faults(real)).toBe('');
    expect(faults({ IDENTITY_PUBLIC_KEY_FILE: pem })).toContain('IDENTITY_ISSUER');
    const url = { IDENTITY_JWKS_URL: 'http://keys.example/jwks', IDENTITY_ISSUER: 'x' };
    expect(faults(url)).toContain('must begin with https:');
    expect(faults({ ...url, IDENTITY_JWKS_URL: 'http://127.0.0.1:1/jwks' })).toBe('');
    expect(faults({ ...real, ...url })).toContain('not both');
    expect(() => new Identity(settings({ ...real, IDENTITY_PUBLIC_KEY_FILE: '/no/such' }))).toThrow('readable file');
  });
});
