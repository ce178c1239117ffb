import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { unmountSmallDisks } from './small-disk.mjs';

/** What tells this process from a later one with the same pid: when it started, as the system says. */
export function startOf(pid) {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)])
      .stdout?.toString()
      .trim();
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command, in brackets, may itself hold spaces and brackets; state and start time come after the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A dead process that waits for its parent still holds its ports as long as one of its threads is ending.
    const dead = fields[0] === 'Z' && readdirSync(`/proc/${pid}/task`).length <= 1;
    return dead ? '' : fields[19];
  } catch {
    return '';
  }
}

export const isSameProcess = ({ pid, startedAt }) => Boolean(startedAt) && startOf(pid) === startedAt;

const recordsIn = (folder) => join(folder, 'pids');

/**
 * Starts a process of our own: its output goes to `<folder>/<name>.log`, its pid is recorded so that a later run can
 * end what a crashed run left, and a Ctrl-C in the terminal does not reach it (its starter decides when it stops).
 * With `talks`, it and its starter exchange messages by `child`.
 */
export function spawnOwned({
  name,
  folder,
  command,
  args = [],
  env = process.env,
  cwd = folder,
  uid,
  gid,
  talks = false,
}) {
  mkdirSync(recordsIn(folder), { recursive: true });
  const log = join(folder, `${name}.log`);
  const out = openSync(log, 'w');
  const as = uid === undefined ? {} : { uid, gid };
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', out, out, ...(talks ? ['ipc'] : [])],
    ...as,
  });
  closeSync(out);
  const state = { name, log, pid: child.pid, ended: undefined, record: join(recordsIn(folder), `${name}.json`) };
  state.exited = new Promise((resolve) => {
    child.once('error', (error) => resolve({ error: error.message }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).then((end) => (state.ended = end));
  if (talks) state.child = child;
  else child.unref();
  if (child.pid) {
    state.startedAt = startOf(child.pid);
    writeFileSync(state.record, JSON.stringify({ name, pid: child.pid, startedAt: state.startedAt }));
  }
  return state;
}

/** The last lines a process wrote, for a message about why it failed. */
export const lastLines = (log, count = 12) =>
  existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count).join('\n') : '';

/** Waits until `check` gives true. Throws with the process's last words when it ends first or, killed, the time is up. */
export async function untilReady(owned, check, withinMs) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    if (owned.ended)
      throw new Error(`${owned.name} ended at once. It said:\n${owned.ended.error ?? lastLines(owned.log)}`);
    if (await check()) return;
    if (Date.now() > deadline) {
      await stopOwned(owned, 'SIGKILL');
      throw new Error(`${owned.name} did not answer within ${withinMs / 1_000} s. It said:\n${lastLines(owned.log)}`);
    }
    await wait(25);
  }
}

/** Ends one process of ours, first politely by `signal`, after `withinMs` by SIGKILL. Never touches another's. */
export async function stopOwned(owned, signal = 'SIGTERM', withinMs = 8_000) {
  const deadline = Date.now() + withinMs;
  for (let next = signal; isSameProcess(owned);) {
    if (next) send(owned.pid, next);
    next = Date.now() > deadline ? 'SIGKILL' : undefined;
    await wait(20);
  }
  // By looking, not by waiting for `exited` alone: the child does not keep our event loop running.
  while (owned.exited && !owned.ended) await wait(5);
  if (owned.record) rmSync(owned.record, { force: true });
}

/** Ends what an earlier, crashed run left behind in `folder`; gives the names of what it found alive. */
export async function sweep(folder) {
  const records = existsSync(recordsIn(folder)) ? readdirSync(recordsIn(folder)) : [];
  const found = [];
  for (const file of records.filter((each) => each.endsWith('.json'))) {
    const record = join(recordsIn(folder), file);
    const owned = { ...readRecord(record), record };
    if (isSameProcess(owned)) found.push(owned.name);
    await stopOwned(owned, owned.name === 'postgres' ? 'SIGINT' : 'SIGTERM', 5_000);
  }
  unmountSmallDisks(folder);
  return found;
}

function readRecord(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
