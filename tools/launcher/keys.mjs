import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const secret = () => randomBytes(32).toString('base64');

/**
 * The secrets of this checkout, made once: what is stored can only be read and found again with the same keys.
 * @returns {{BLIND_INDEX_KEY: string, MASTER_KEY: string, INTERNAL_TOKEN: string, IDENTITY_DEMO_KEY: string}} 32 random bytes each, in base64
 */
export function keysIn(file) {
  const made = {
    BLIND_INDEX_KEY: secret(),
    MASTER_KEY: secret(),
    INTERNAL_TOKEN: secret(),
    IDENTITY_DEMO_KEY: secret(),
  };
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const keys = { ...made, ...kept };
  if (Object.keys(keys).length > Object.keys(kept).length) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  }
  return keys;
}
