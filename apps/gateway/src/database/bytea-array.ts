const BYTEA_OID = 17;
const HEADER = 20;

/**
 * A `bytea[]` parameter in PostgreSQL's binary form (`array_recv`); undefined is NULL. As text each byte would be two
 * characters, written here and read there.
 */
export function byteaArray(values: readonly (Uint8Array | undefined)[]): Buffer {
  const size = values.reduce((sum, value) => sum + 4 + (value?.length ?? 0), HEADER);
  const array = Buffer.allocUnsafe(size);
  array.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  array.writeInt32BE(values.includes(undefined) ? 1 : 0, 4);
  array.writeInt32BE(BYTEA_OID, 8);
  array.writeInt32BE(values.length, 12);
  array.writeInt32BE(1, 16);
  let at = HEADER;
  for (const value of values) {
    at = array.writeInt32BE(value?.length ?? -1, at);
    if (value === undefined) continue;
    array.set(value, at);
    at += value.length;
  }
  // An empty array has no dimensions.
  return values.length === 0 ? array.subarray(0, 12) : array;
}
