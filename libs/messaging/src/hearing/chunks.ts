/** Cuts a list into pieces of at most `size`, in order. */
export function cut<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}

/** Consecutive items of one kind: batch handlers get a run at a time, so nothing overtakes between kinds. */
export function runsOf<Item, Kind>(
  items: readonly Item[],
  kindOf: (item: Item) => Kind,
): { kind: Kind; items: Item[] }[] {
  const runs: { kind: Kind; items: Item[] }[] = [];
  for (const item of items) {
    const kind = kindOf(item);
    const last = runs.at(-1);
    if (last && last.kind === kind) last.items.push(item);
    else runs.push({ kind, items: [item] });
  }
  return runs;
}

/**
 * Works through the items, those of one key one after the other in order, at most `limit` keys at a time. Keys take
 * turns item by item, so that none is left over for the end. After the first failure nothing new begins; what has begun
 * is waited for, then the failure is thrown.
 */
export async function inOrderPerKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const lanes = [...Map.groupBy(items, keyOf).values()].map((lane) => lane.values());
  let failure: { error: unknown } | undefined;
  const worker = async () => {
    for (let lane = lanes.shift(); lane && !failure; lane = lanes.shift()) {
      const { value: item, done } = lane.next();
      if (done) continue;
      try {
        await work(item);
        lanes.push(lane);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  if (failure) throw failure.error;
}
