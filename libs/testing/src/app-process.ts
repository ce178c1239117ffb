import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { closing } from './closing.ts';
import { eventually } from './eventually.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface AppProcess {
  readonly name: string;
  /** `http://127.0.0.1:port` of its health, metrics and API. */
  readonly address: string;
  readonly pid: number;
  /** Everything it wrote so far, on both streams. */
  output(): string;
  /** Sends the signal and waits until the process is gone; gives its exit code, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | string>;
  /** Sends a signal and does not wait (SIGSTOP, SIGCONT). */
  signal(signal: NodeJS.Signals): void;
}

/**
 * Runs an app of this checkout from its sources as a process of its own and waits until it is ready. Its environment
 * is `environment` and nothing else but the PATH; HOST and PORT are filled in. It is killed after the spec file.
 * @throws when it ends, or is not ready within 60 s, with what it wrote
 */
export async function appProcess(name: string, environment: Record<string, string>): Promise<AppProcess> {
  const port = environment['PORT'] ?? String(await freePort());
  const parts: Buffer[] = [];
  const child = spawn(
    process.execPath,
    ['--conditions=@careway/source', '--import', './tools/swc-register.mjs', `apps/${name}/src/main.ts`],
    {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], HOST: '127.0.0.1', ...environment, PORT: port },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part));
  closing(() => end(child, 'SIGKILL'));
  const output = () => Buffer.concat(parts).toString('utf8');
  const address = `http://127.0.0.1:${port}`;
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  await eventually(async () => gone() || (await fetch(`${address}/health/ready`)).ok, { within: 60_000 }).catch(() => {
    throw new Error(`${name} was not ready within 60 s. It wrote:\n${output()}`);
  });
  if (gone()) throw new Error(`${name} ended (${child.exitCode ?? child.signalCode}). It wrote:\n${output()}`);
  return {
    name,
    address,
    pid: child.pid!,
    output,
    end: (signal) => end(child, signal),
    signal: (signal) => void child.kill(signal),
  };
}

/** A TCP port of this machine that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | string> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill(signal);
    // A frozen process hears nothing but SIGKILL until it goes on.
    if (signal !== 'SIGKILL') child.kill('SIGCONT');
    await exited;
  }
  return child.exitCode ?? child.signalCode ?? 0;
}
