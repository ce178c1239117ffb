import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { isSameProcess, startOf } from './platform.ts';

/** A process that is known by more than its number, which another may get after it. */
export interface Known {
  pid: number;
  startedAt: string;
}

export const known = (pid: number): Known => ({ pid, startedAt: startOf(pid) });

/** Sends the signal to each that is still the process it was. */
export function signal(processes: Iterable<Known>, name: NodeJS.Signals): void {
  for (const each of processes) {
    try {
      if (isSameProcess(each)) process.kill(each.pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/**
 * Stops a process and all its children from running (SIGSTOP), and gives them: the parent first, so that it can't have
 * children that nobody saw.
 */
export function stopFamily(parent: Known): Known[] {
  signal([parent], 'SIGSTOP');
  const family = [parent, ...descendants(parent.pid).map(known)];
  signal(family, 'SIGSTOP');
  return family;
}

function descendants(pid: number): number[] {
  const parents = process.platform === 'linux' ? parentsByProc() : parentsByPs();
  const below = (of: number): number[] =>
    parents.filter(({ parent }) => parent === of).flatMap((one) => [one.pid, ...below(one.pid)]);
  return below(pid);
}

interface Parentage {
  pid: number;
  parent: number;
}

function parentsByProc(): Parentage[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }];
      } catch {
        return [];
      }
    });
}

function parentsByPs(): Parentage[] {
  const lines = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid, parent]) => ({ pid: pid!, parent: parent! }));
}
