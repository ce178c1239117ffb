import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const KNOWN_PORTS = { 'control-centre': 4300, gateway: 4310, 'bed-tracking': 4320, simulator: 4330 };
const FIRST_OTHER_PORT = 4340;

/** Every folder below apps/ that runs as a service: it has a `src/main.ts`. */
export const services = (folder = root) =>
  readdirSync(join(folder, 'apps'))
    .filter((name) => existsSync(join(folder, 'apps', name, 'src', 'main.ts')))
    .sort();

/** The port each service likes to have, in the order they are listed. A new service gets the next after the known. */
export function preferredPorts(names = services()) {
  const others = names.filter((name) => !(name in KNOWN_PORTS));
  return Object.fromEntries(
    names.map((name) => [name, KNOWN_PORTS[name] ?? FIRST_OTHER_PORT + 10 * others.indexOf(name)]),
  );
}

/** `bed-tracking` as the environment spells it: `BED_TRACKING`. */
export const variableOf = (name) => name.toUpperCase().replaceAll('-', '_');
