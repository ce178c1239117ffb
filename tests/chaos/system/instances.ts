import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, root } from './platform.ts';

export type AppName = 'gateway' | 'bed-tracking' | 'control-centre' | 'witness';

/** One process of the system. A relay is a gateway whose doors nobody uses; the gateways that are used relay nothing. */
export interface Instance {
  name: string;
  app: AppName;
  environment: Record<string, string>;
}

const KEY = Buffer.alloc(32, 7).toString('base64');
const inside = (file: string) => join(root, 'tests', 'chaos', 'inside', file);
const witness = join(root, 'tests', 'chaos', 'witness', 'main.ts');

const twoOf = (name: string, app: AppName, environment: Record<string, string> = {}): Instance[] =>
  [1, 2].map((number) => ({ name: `${name}-${number}`, app, environment }));

/** All of Careway, two of everything, so that one can be broken while the other lives. */
export const INSTANCES: readonly Instance[] = [
  ...twoOf('gateway', 'gateway', { RELAY: 'off' }),
  ...twoOf('relay', 'gateway'),
  ...twoOf('bed-tracking', 'bed-tracking', { IDENTITY_DEMO: 'on', IDENTITY_DEMO_KEY: KEY }),
  ...twoOf('control-centre', 'control-centre'),
  ...(existsSync(witness) ? twoOf('witness', 'witness') : []),
];

/** Settings that all of them share. */
export const SHARED: Record<string, string> = {
  HOST: '127.0.0.1',
  BLIND_INDEX_KEY: KEY,
  MASTER_KEY: KEY,
  HEARTBEAT_SECONDS: '1',
  LOG_LEVEL: 'info',
  MAX_MESSAGE_BYTES: '65536',
};

/**
 * Node and its arguments that run an instance from the sources of this checkout: what records what it does, and what
 * takes a protection away, come before the app.
 */
export function commandOf(
  { app }: Instance,
  without: string | undefined,
): { command: string; args: string[]; cwd: string } {
  const main = app === 'witness' ? witness : `apps/${app}/src/main.ts`;
  const imports = [
    './tools/swc-register.mjs',
    ...[...(without ? ['without.ts'] : []), 'record.ts'].map(inside).filter((file) => existsSync(file)),
  ];
  const args = ['--conditions=@careway/source', ...imports.flatMap((file) => ['--import', file]), main];
  return { command: pinnedNode, args, cwd: root };
}
