import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcess, startOf } from '../platform/owned-process.mjs';
import { Mendable } from '../progress.mjs';
import { root } from '../root.mjs';

/** Where a checkout keeps its servers' data, its keys and its logs. */
export const local = join(root, '.local');
const lock = join(local, 'run.json');
const addressesFile = join(local, 'addresses.json');

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** One `npm start` per checkout: they share the data. */
export function refuseSecond() {
  const other = read(lock);
  if (!other || !isSameProcess(other)) return;
  const addresses = read(addressesFile);
  const where = addresses ? `:\n\n${tableOf(addresses)}` : ' (still starting).';
  throw new Mendable(
    `Careway already runs from this checkout, as process ${other.pid}${where}\n\nStop it with Ctrl-C in its window, or: kill ${other.pid}`,
  );
}

export function claim() {
  refuseSecond();
  mkdirSync(local, { recursive: true });
  writeFileSync(lock, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }));
}

export function release() {
  for (const file of [lock, addressesFile]) if (existsSync(file)) rmSync(file, { force: true });
}

/** `.local/addresses.json`: for any tool that wants to know where things are. */
export const writeAddresses = (addresses) => writeFileSync(addressesFile, `${JSON.stringify(addresses, null, 2)}\n`);

export function tableOf(addresses) {
  const width = Math.max(...Object.keys(addresses).map(({ length }) => length));
  return Object.entries(addresses)
    .map(([name, address]) => `  ${name.padEnd(width)}  ${address}`)
    .join('\n');
}
