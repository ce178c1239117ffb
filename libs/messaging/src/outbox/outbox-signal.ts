import type { DataSource } from 'typeorm';

/** Who waits for rows in which outbox. Weak: a database that is gone takes its listeners with it. */
const listeners = new WeakMap<DataSource, Set<() => void>>();

/** Calls `wake` after each commit that published through this database, in this process only. */
export function onPublished(dataSource: DataSource, wake: () => void): () => void {
  const here = listeners.get(dataSource) ?? new Set();
  listeners.set(dataSource, here.add(wake));
  return () => void here.delete(wake);
}

export function tellPublished(dataSource: DataSource): void {
  for (const wake of listeners.get(dataSource) ?? []) wake();
}
