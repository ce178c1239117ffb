import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** PKCS #8 of an Ed25519 key, RFC 8410 section 7, up to its 32 bytes. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key that every process with the same 32 bytes (base64) makes. */
export const demoPrivateKey = (seed: string): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, Buffer.from(seed, 'base64')]), format: 'der', type: 'pkcs8' });

export const demoPublicKey = (seed: string): KeyObject => createPublicKey(demoPrivateKey(seed));
