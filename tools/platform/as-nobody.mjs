import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export const NOBODY = 65_534;

/**
 * How to run a command that must not run as root, in folders of ours. As an ordinary user: as it is. As root: as uid
 * nobody; and where nobody may not enter a folder (a checkout under /root), with the one right to pass through it.
 * @param {string[]} folders that the command must be able to enter
 */
export function asNobody(folders, isRoot = process.getuid?.() === 0) {
  if (!isRoot) return plain({ drops: false });
  const closed = folders.map(firstClosedTo).find(Boolean);
  if (!closed) return plain({ drops: true, spawnAs: { uid: NOBODY, gid: NOBODY } });
  const pass = [
    'setpriv',
    `--reuid=${NOBODY}`,
    `--regid=${NOBODY}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  if (spawnSync(pass[0], [...pass.slice(1), 'true']).status !== 0) {
    throw new Error(
      `PostgreSQL does not run as root, and user nobody may not enter ${closed}. ` +
        `Move the checkout to a folder that others may enter, or run: chmod o+x ${closed}`,
    );
  }
  return Object.assign((words) => [...pass, ...words], { drops: true, spawnAs: {} });
}

const plain = (how) => Object.assign((words) => words, { spawnAs: {}, ...how });

/** The first folder on the way to `folder` that others may not enter. */
function firstClosedTo(folder) {
  const way = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    way.unshift(at);
    if (at === dirname(at)) break;
  }
  return way.find((each) => {
    const { mode, uid } = statSync(each);
    return uid !== NOBODY && (mode & 0o001) === 0;
  });
}
