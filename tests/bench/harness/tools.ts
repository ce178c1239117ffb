/** The project's own tools that start servers and processes, with their types. They are plain JavaScript. */
export interface Owned {
  pid: number;
  log: string;
}

const load = async <Module>(path: string): Promise<Module> =>
  (await import(new URL(`../../../tools/${path}`, import.meta.url).href)) as Module;

export const { startServers } = await load<{
  startServers(options: {
    folder: string;
    given: { postgres?: string | undefined; redis?: string | undefined; kafka?: string | undefined };
    durable: boolean;
  }): Promise<{ postgres: string; redis: string; kafka: string; stop(): Promise<void> }>;
}>('platform/servers.mjs');

export const { spawnOwned, stopOwned, untilReady, lastLines } = await load<{
  spawnOwned(options: {
    name: string;
    folder: string;
    command: string;
    args: readonly string[];
    env: Record<string, string | undefined>;
    cwd: string;
  }): Owned;
  stopOwned(owned: Owned, signal?: NodeJS.Signals, withinMs?: number): Promise<void>;
  untilReady(owned: Owned, check: () => Promise<boolean>, withinMs: number): Promise<void>;
  lastLines(log: string, count?: number): string;
}>('platform/owned-process.mjs');

export const { freePort } = await load<{ freePort(): Promise<number> }>('platform/ports.mjs');
export const { bringJars } = await load<{ bringJars(): Promise<string> }>('platform/jars.mjs');
export const { java } = await load<{ java(): string }>('platform/java.mjs');
export const { root } = await load<{ root: string }>('root.mjs');
