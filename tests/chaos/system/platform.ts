/** The project's own tools that start servers and processes, with their types. */
import type { ChildProcess } from 'node:child_process';

/** A process of ours, see tools/platform/owned-process.mjs. */
export interface Owned {
  pid: number;
  startedAt: string;
  log: string;
  record: string;
  ended?: { code?: number; signal?: string; error?: string };
  exited: Promise<{ code?: number; signal?: string; error?: string }>;
  child?: ChildProcess;
}

export interface RunningServer {
  pid: number;
  exited: Promise<unknown>;
  kill(): Promise<void>;
}

interface Place {
  folder: string;
  port: number;
}

/** A listener of Kafka of its own for one client, that is told to come by `advertised`. */
export interface KafkaDoor {
  name: string;
  port: number;
  advertised: number;
}

const load = async <Module>(path: string): Promise<Module> =>
  (await import(new URL(`../../../tools/${path}`, import.meta.url).href)) as Module;

export const { spawnOwned, stopOwned, isSameProcess, startOf, sweep } = await load<{
  spawnOwned(options: {
    name: string;
    folder: string;
    command: string;
    args: string[];
    env: Record<string, string>;
    cwd: string;
  }): Owned;
  stopOwned(owned: Owned, signal: string): Promise<void>;
  isSameProcess(one: { pid: number; startedAt: string }): boolean;
  startOf(pid: number): string;
  sweep(folder: string): Promise<string[]>;
}>('platform/owned-process.mjs');

export const { startPostgres } = await load<{
  startPostgres(options: Place & { settings?: Record<string, string | number> }): Promise<RunningServer>;
}>('platform/postgres.mjs');

export const { startRedis } = await load<{
  startRedis(options: Place & { jars: string }): Promise<RunningServer>;
}>('platform/redis.mjs');

export const { startKafka } = await load<{
  startKafka(
    options: Place & { jars: string; controllerPort: number; doors: readonly KafkaDoor[] },
  ): Promise<RunningServer>;
}>('platform/kafka.mjs');

export const { bringJars } = await load<{ bringJars(): Promise<string> }>('platform/jars.mjs');
export const { mountSmallDisk, resizeSmallDisk, unmountSmallDisks } = await load<{
  mountSmallDisk(folder: string, megabytes: number): { data?: string; problem?: string };
  resizeSmallDisk(data: string, size: string): string | undefined;
  unmountSmallDisks(folder: string): void;
}>('platform/small-disk.mjs');
export const { portNear } = await load<{ portNear(preferred: number, taken: Set<number>): Promise<number> }>(
  'platform/ports.mjs',
);
export const { pinnedNode } = await load<{ pinnedNode: string }>('ensure-node.mjs');
export const { root } = await load<{ root: string }>('root.mjs');
