/** The outbox is cut into this many shards by the hash of the subject; each has one owner. Fixed: rows carry it. */
export const SHARDS = 16;
