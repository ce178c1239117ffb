import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks per second of /proc: fixed by the kernel's ABI on every platform that Careway runs on. */
const TICKS = 100;

export interface ProcessTimes {
  parent: number;
  /** CPU seconds of the process itself. */
  own: number;
  /** CPU seconds of children that have ended and were waited for. */
  ended: number;
}

/** Reads the text of `/proc/<pid>/stat`. The command, in brackets, may itself hold spaces and brackets. */
export function timesIn(stat: string): ProcessTimes {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const seconds = (...places: number[]) => places.reduce((sum, place) => sum + Number(fields[place]), 0) / TICKS;
  return { parent: Number(fields[1]), own: seconds(11, 12), ended: seconds(13, 14) };
}

/** CPU seconds that a process has used since it began. */
export const cpuSeconds = (pid: number): number => timesIn(readFileSync(`/proc/${pid}/stat`, 'utf8')).own;

export interface Tree {
  /** CPU seconds of a process, its children, and those children that have ended: it never goes down. */
  total: number;
  /** CPU seconds of each child that lives. */
  children: Map<number, number>;
}

/** A server that works in children, as PostgreSQL does. */
export function treeOf(pid: number): Tree {
  const children = new Map<number, number>();
  const { own, ended } = timesIn(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  let total = own + ended;
  for (const child of pids()) {
    const times = timesOrGone(child);
    if (times?.parent !== pid) continue;
    children.set(child, times.own);
    total += times.own;
  }
  return { total, children };
}

const pids = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function timesOrGone(pid: number): ProcessTimes | undefined {
  try {
    return timesIn(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Bytes of memory that a process holds (RSS). */
export const residentBytes = (pid: number): number => kilobytes(`/proc/${pid}/status`, 'VmRSS') * 1_024;

/** Bytes of several processes that share memory: each shared page is counted once (PSS). */
export const sharedBytes = (them: Iterable<number>): number =>
  [...them].reduce((sum, pid) => sum + kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss'), 0) * 1_024;

function kilobytes(file: string, name: string): number {
  try {
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
