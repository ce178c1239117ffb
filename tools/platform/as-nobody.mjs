import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** PostgreSQL does not run as root: as root, it runs as this user. */
const NOBODY = 65_534;
const isRoot = () => process.getuid?.() === 0;

/** Where, as root, what nobody must reach is kept for a checkout that nobody may not enter (one below /root, say). */
const OPEN = '/var/lib/careway';

/** What `spawn` needs so that a program does not run as root; nothing for any other user. */
export const spawnAsNobody = () => (isRoot() ? { uid: NOBODY, gid: NOBODY } : {});

/** The folder of these programs that the user who runs them can enter: itself, or a copy of it. */
export function enterable(programs, version) {
  if (!isRoot() || !closedOnTheWayTo(programs)) return programs;
  const copy = join(OPEN, `${basename(programs)}-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(OPEN, { recursive: true, mode: 0o755 });
  const fresh = `${copy}.${process.pid}`;
  cpSync(programs, fresh, { recursive: true, verbatimSymlinks: true });
  renameSync(fresh, copy);
  return copy;
}

/**
 * An existing folder for data that only its owner reads, owned by who will run. Where nobody may not come, `folder` is
 * a link to one where he may; without the link what lies there belongs to an earlier checkout and is removed.
 */
export function ownFolder(folder) {
  if (!isRoot()) return made(folder);
  if (isLink(folder)) return made(readlinkSync(folder));
  mkdirSync(dirname(folder), { recursive: true });
  if (!closedOnTheWayTo(dirname(folder))) return made(folder);
  const elsewhere = join(OPEN, `data-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)}`);
  rmSync(elsewhere, { recursive: true, force: true });
  mkdirSync(OPEN, { recursive: true, mode: 0o755 });
  symlinkSync(elsewhere, folder);
  return made(elsewhere);
}

function made(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (isRoot()) chownSync(folder, NOBODY, NOBODY);
  return folder;
}

const isLink = (path) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** The first folder on the way to `folder` that others may not enter. */
function closedOnTheWayTo(folder) {
  for (let at = resolve(folder); at !== dirname(at); at = dirname(at)) {
    const { mode, uid } = statSync(at);
    if (uid !== NOBODY && (mode & 0o001) === 0) return at;
  }
  return undefined;
}
