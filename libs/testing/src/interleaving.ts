import { setTimeout as wait } from 'node:timers/promises';
import type { Scheduler } from 'fast-check';
import type { Database } from '@careway/database';
import { blockedBackends, type Gate } from './gated-database.ts';

interface Operation {
  /** Statements that wait for their turn. */
  atGate: number;
  /** Backends that work on a statement of this operation; 0 for what is no statement of PostgreSQL. */
  sent: number[];
  passed: number;
  ended: boolean;
}

/**
 * Runs operations side by side in an order that a scheduler of fast-check chooses, one step at a time: a step is one
 * statement, and all that follows from it up to the next. An operation that waits for a lock stands aside until it has
 * it. The scheduler prints the order of a run that fails.
 */
export class Interleaving {
  private readonly operations = new Map<string, Operation>();
  private scheduler: Scheduler | undefined;

  /** @param observer sees who waits for whom; not gated itself */
  constructor(private readonly observer: Pick<Database, 'query'>) {}

  /** The gate of an operation, by its name; open while no run is on. */
  gateOf(name: string): Gate {
    return async (statement, send, backend) => {
      const operation = this.operations.get(name);
      if (!this.scheduler || !operation) return send();
      operation.atGate += 1;
      await this.scheduler.schedule(Promise.resolve(), `${name}: ${short(statement)}`);
      operation.atGate -= 1;
      operation.passed += 1;
      operation.sent.push(backend);
      return send().finally(() => operation.sent.splice(operation.sent.indexOf(backend), 1));
    };
  }

  /** Runs all to their ends, and gives how each ended. */
  async run<Name extends string>(
    scheduler: Scheduler,
    works: Record<Name, () => Promise<unknown>>,
  ): Promise<Record<Name, PromiseSettledResult<unknown>>> {
    this.scheduler = scheduler;
    const names = Object.keys(works) as Name[];
    try {
      const ends = names.map((name) => this.begin(name, works[name]));
      for (await this.stillness(); scheduler.count() > 0; await this.stillness()) await scheduler.waitOne();
      const ended = await Promise.allSettled(ends);
      const passed = [...this.operations.values()].reduce((sum, operation) => sum + operation.passed, 0);
      if (passed === 0) throw new Error('nothing passed a gate, so nothing was interleaved: are the gates in the way?');
      return Object.fromEntries(names.map((name, place) => [name, ended[place]])) as never;
    } finally {
      this.operations.clear();
      this.scheduler = undefined;
    }
  }

  private begin(name: string, work: () => Promise<unknown>): Promise<unknown> {
    const operation: Operation = { atGate: 0, sent: [], passed: 0, ended: false };
    this.operations.set(name, operation);
    const result = work();
    const end = () => void (operation.ended = true);
    result.then(end, end);
    return result;
  }

  /** Resolves when every operation has ended, waits at its gate, or waits for a lock of one that does. */
  private async stillness(): Promise<void> {
    for (let turn = 0; ; turn += 1) {
      await (turn < 20 ? new Promise(setImmediate) : wait(1));
      const moving = [...this.operations.values()].filter(({ ended, atGate }) => !ended && atGate === 0);
      if (moving.length === 0) return;
      const backends = moving.flatMap(({ sent }) => sent);
      if (turn < 3 || backends.length < moving.length || this.scheduler?.count() === 0) continue;
      if ((await blockedBackends(this.observer, backends)).size === backends.length) return;
    }
  }
}

const short = (statement: string): string => statement.replaceAll(/\s+/g, ' ').trim().slice(0, 60);
