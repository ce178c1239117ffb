import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { ConfigError } from '@careway/service-kit';
import { demoPublicKey } from './demo/demo-key.ts';
import type { IdentityConfig } from './identity-config.ts';

/** `iss` of the tokens of a demo. */
export const DEMO_ISSUER = 'careway-demo';

/** Whose tokens are believed, and by which keys; undefined where no issuer is configured. */
export interface Issuer {
  name: string;
  keys: JWTVerifyGetKey;
}

/** Throws `ConfigError` when the file with the key can't be read. */
export function issuerOf(config: IdentityConfig): Issuer | undefined {
  const { IDENTITY_DEMO, IDENTITY_DEMO_KEY = '', IDENTITY_ISSUER: name = '' } = config;
  if (IDENTITY_DEMO === 'on') return { name: DEMO_ISSUER, keys: async () => demoPublicKey(IDENTITY_DEMO_KEY) };
  if (config.IDENTITY_JWKS_URL) return { name, keys: createRemoteJWKSet(new URL(config.IDENTITY_JWKS_URL)) };
  if (config.IDENTITY_PUBLIC_KEY_FILE) return { name, keys: keysOfFile(config.IDENTITY_PUBLIC_KEY_FILE) };
  return undefined;
}

function keysOfFile(file: string): JWTVerifyGetKey {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.trimStart().startsWith('{')) return createLocalJWKSet(JSON.parse(text) as JSONWebKeySet);
    const key = createPublicKey(text);
    return async () => key;
  } catch {
    throw new ConfigError(['IDENTITY_PUBLIC_KEY_FILE must name a readable file with a public key, PEM (SPKI) or JWKS']);
  }
}
