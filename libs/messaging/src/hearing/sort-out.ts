import type { ReadMessage } from './read-message.ts';

export interface SortedOut {
  /** To be heard, in order. */
  hear: ReadMessage[];
  /** To queue behind their parked keys, in order. */
  hold: ReadMessage[];
  /** The first message of each key that breaks its contract and so parks the key. */
  broken: ReadMessage[];
  duplicates: number;
}

/**
 * Decides for each message of a chunk: dropped (heard before, or twice), held (its key is parked, or was parked by a
 * message before it), or heard.
 * @param fresh ids that were not heard before; those of this chunk are taken out
 * @param parked keys that are parked already; those that this chunk parks are added
 */
export function sortOut(messages: readonly ReadMessage[], fresh: Set<string>, parked: Set<string>): SortedOut {
  const sorted: SortedOut = { hear: [], hold: [], broken: [], duplicates: 0 };
  for (const message of messages) {
    const first = fresh.delete(message.id);
    if (!first) sorted.duplicates += 1;
    else if (parked.has(message.key)) sorted.hold.push(message);
    else if (message.event) sorted.hear.push(message);
    else {
      parked.add(message.key);
      sorted.broken.push(message);
      sorted.hold.push(message);
    }
  }
  return sorted;
}
