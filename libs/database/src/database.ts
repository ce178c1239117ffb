import { DataSource, type QueryRunner } from 'typeorm';
import { isTransient } from './broken-world.ts';
import { txOf, type Tx } from './tx.ts';

const ATTEMPTS = 5;

/** One service's own schema in PostgreSQL. Table names need no schema: it is the search path. */
export class Database {
  constructor(
    readonly dataSource: DataSource,
    readonly schema: string,
  ) {}

  /**
   * Runs `work` in one transaction (READ COMMITTED) and commits. A deadlock or serialisation failure (40P01, 40001)
   * is tried again, up to 5 times, so `work` must do nothing outside `tx`; anything else rolls back and is thrown.
   */
  async transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isTransient(error)) throw error;
      }
    }
  }

  async query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.withRunner((runner) => txOf(runner).query<Row>(text, values));
  }

  async execute(text: string, values?: readonly unknown[]): Promise<number> {
    return this.withRunner((runner) => txOf(runner).execute(text, values));
  }

  async stop(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async attempt<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const { result, committed } = await this.withRunner(async (runner) => {
      await runner.startTransaction();
      try {
        const tx = txOf(runner);
        const done = await work(tx);
        await runner.commitTransaction();
        return { result: done, committed: tx.committed };
      } catch (error) {
        // The connection may be what broke: the first error is the one to tell.
        await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    });
    for (const call of committed) call();
    return result;
  }

  private async withRunner<Result>(work: (runner: QueryRunner) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}
