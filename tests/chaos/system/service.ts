import { readFileSync, rmSync } from 'node:fs';
import { known, signal, type Known } from './family.ts';
import { spawnOwned, stopOwned, type Owned } from './platform.ts';

/** One process of an instance, from its start to its end. */
export interface Life {
  /** `gateway-1` */
  name: string;
  /** Counted from 1. */
  life: number;
  /** Where its health, metrics and API are, not through a proxy. */
  address: string;
  alive: boolean;
  /** When it was started, in milliseconds of the monotonic clock, as in the history. */
  restartedAt: number;
  /** Everything it has written so far, on both streams. */
  output(): string;
}

export interface ServiceOptions {
  name: string;
  folder: string;
  address: string;
  /** What to run in its nth life, and in which environment. */
  command(life: number): { command: string; args: string[]; cwd: string; env: Record<string, string> };
}

const QUICK_DEATH_MS = 3_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/** An instance of a service, whose process is started again whenever it ends, as an orchestrator would do. */
export class Service {
  readonly lives: Life[] = [];
  private process: Owned | undefined;
  private stopping = false;
  private pause = FIRST_PAUSE_MS;
  private next: NodeJS.Timeout | undefined;

  constructor(private readonly options: ServiceOptions) {
    this.begin();
  }

  get name(): string {
    return this.options.name;
  }

  get address(): string {
    return this.options.address;
  }

  kill(): void {
    signal(this.known(), 'SIGKILL');
  }

  /** SIGSTOP; the function it gives lets that same process go on, when it still lives. */
  freeze(): () => void {
    const frozen = this.known();
    signal(frozen, 'SIGSTOP');
    return () => signal(frozen, 'SIGCONT');
  }

  async ready(): Promise<boolean> {
    const answer = await fetch(`${this.address}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.next);
    if (this.process) await stopOwned(this.process, 'SIGKILL');
  }

  private known(): Known[] {
    return this.process?.pid && !this.process.ended ? [known(this.process.pid)] : [];
  }

  private begin(): void {
    const number = this.lives.length + 1;
    const { name, folder, address, command } = this.options;
    const process = spawnOwned({ name: `${name}.${number}`, folder, ...command(number) });
    const life: Life = {
      name,
      life: number,
      address,
      alive: true,
      restartedAt: performance.timeOrigin,
      output: () => readFileSync(process.log, 'utf8'),
    };
    life.restartedAt = monotonicMs();
    this.process = process;
    this.lives.push(life);
    void process.exited.then(() => this.ended(life, process));
  }

  private ended(life: Life, process: Owned): void {
    life.alive = false;
    rmSync(process.record, { force: true });
    if (this.stopping) return;
    const quick = monotonicMs() - life.restartedAt < QUICK_DEATH_MS;
    this.pause = quick ? Math.min(this.pause * 2, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS;
    this.next = setTimeout(() => this.begin(), this.pause);
  }
}

const monotonicMs = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000;
