import { join } from 'node:path';
import { lastLines, spawnOwned, stopOwned } from '../platform/owned-process.mjs';
import { pinnedNode } from '../ensure-node.mjs';
import { Mendable } from '../progress.mjs';
import { root } from '../root.mjs';

const FLAGS = ['--enable-source-maps', '--conditions=@careway/source', '--import', './tools/swc-register.mjs'];
/** Long enough for open requests and batches to finish, short enough for a Ctrl-C. */
const DRAIN_MS = 10_000;

/**
 * Runs the given services in one process and waits until all of them listen.
 * @param {{name: string, folder: string, apps: {name: string, env: Record<string, string>}[]}} options
 */
export async function startServiceProcess({ name, folder, apps }) {
  const args = [...FLAGS, join(root, 'tools', 'run-services.mjs')];
  // Only what it takes to run Node: the settings of each service come with the message, one set per service.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/_URL$|_KEY$|_TOKEN$|BROKERS$|^PORT$/.test(key)),
  );
  const owned = spawnOwned({ name, folder, command: pinnedNode, args, cwd: root, env, talks: true });
  const answer = new Promise((resolve) => owned.child.once('message', resolve));
  owned.child.send({ apps });
  const first = await Promise.race([answer, owned.exited]);
  if (first.listening) {
    return {
      name,
      log: owned.log,
      listening: first.listening,
      exited: owned.exited,
      stop: () => stopOwned(owned, 'SIGTERM', DRAIN_MS),
      kill: () => stopOwned(owned, 'SIGKILL'),
    };
  }
  await stopOwned(owned, 'SIGTERM', 2_000);
  throw new Mendable(
    first.failed ?? `${name} ended while it started. It said:\n${lastLines(owned.log)}`,
    first.settings ? 2 : 1,
  );
}
