import { createHash } from 'node:crypto';
import { Random } from '../model/random.ts';

type Word = string | number;

const digestOf = (words: readonly Word[]): Buffer => createHash('sha256').update(words.join('/')).digest();

/** Chance that depends on its name alone: any part of the plan can be made anew without what came before. */
export const chanceOf = (...words: Word[]): Random => Random.of(digestOf(words).readUInt32BE(0));

/** A UUID (RFC 9562, version 8: by a rule of one's own) that depends on its name alone. */
export function uuidOf(...words: Word[]): string {
  const bytes = digestOf(words).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
