import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_MS = 30_000;

/** One service as a real process, as it is deployed, from its sources. */
export class ServiceProcess {
  /** Everything the process ever wrote, over all its lives. */
  readonly output: string[] = [];
  address = '';
  private child: ChildProcess | undefined;

  constructor(
    readonly app: string,
    private readonly environment: Record<string, string>,
  ) {}

  /** Starts, and waits until the process says where it listens. */
  async start(): Promise<this> {
    const child = fork(`apps/${this.app}/src/main.ts`, {
      cwd: root,
      env: { PATH: process.env['PATH'], ...this.environment },
      execArgv: ['--conditions=@careway/source', '--import', './tools/swc-register.mjs'],
      silent: true,
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => this.output.push(text.toString()));
    this.address = await new Promise<string>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${this.app} ${why}:\n${this.output.join('').slice(-2_000)}`));
      const timer = setTimeout(() => fail(`did not listen within ${READY_MS} ms`), READY_MS);
      child.once('message', (said: { address: string }) => resolve(said.address));
      child.once('exit', (code, signal) => fail(`ended with ${code ?? signal} before it listened`));
      child.once('message', () => clearTimeout(timer));
      child.once('exit', () => clearTimeout(timer));
    });
    return this;
  }

  /** Ends the process at once, as a crash would. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Asks the process to drain, and waits until it is gone. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => void child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }
}
