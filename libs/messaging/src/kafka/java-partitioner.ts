const SEED = 0x9747b28c;
const M = 0x5bd1e995;

/** MurmurHash2 of 32 bits as `org.apache.kafka.common.utils.Utils.murmur2` computes it: a signed 32-bit number. */
export function murmur2(bytes: Uint8Array): number {
  const whole = bytes.length & ~3;
  let hash = SEED ^ bytes.length;
  for (let at = 0; at < whole; at += 4) hash = Math.imul(hash, M) ^ mixed(word(bytes, at));
  if (bytes.length > whole) hash = Math.imul(hash ^ word(bytes, whole), M);
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}

function mixed(block: number): number {
  const product = Math.imul(block, M);
  return Math.imul(product ^ (product >>> 24), M);
}

const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

/** Little endian; bytes beyond the end are 0. */
const word = (bytes: Uint8Array, at: number): number =>
  byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24);

/** The partition that Kafka's Java producer gives a key. Pinned: another one would let a subject's events overtake. */
export const partitionOf = (key: Uint8Array, partitions: number): number => (murmur2(key) & 0x7fffffff) % partitions;
