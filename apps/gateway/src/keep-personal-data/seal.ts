import { createCipheriv, createDecipheriv, randomBytes, randomFillSync } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** Nonces to come: drawn one by one they would cost as much as half the sealing. */
const nonces = Buffer.alloc(NONCE * 512);
let drawn = nonces.length;

/** A fresh AES-256 key. */
export const newKey = (): Buffer => randomBytes(32);

/** Seals bytes with AES-256-GCM: nonce, tag, ciphertext. `about` binds them to their row: moved elsewhere they don't open. */
export function seal(key: Buffer, bytes: Buffer, about: string): Buffer {
  const nonce = newNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const sealed = [cipher.update(bytes), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
}

/** Opens what `seal` sealed. Throws when the key, the bytes or what they are about is not the same. */
export function unseal(key: Buffer, sealed: Buffer, about: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

/** Twelve random bytes that were never given out before. Valid until the next call. */
function newNonce(): Buffer {
  if (drawn === nonces.length) {
    randomFillSync(nonces);
    drawn = 0;
  }
  return nonces.subarray(drawn, (drawn += NONCE));
}
