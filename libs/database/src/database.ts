import type { ClientBase } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { isTransient } from './broken-world.ts';
import { runStatement } from './statement.ts';
import { txOf, type Tx } from './tx.ts';

const ATTEMPTS = 5;

/** One service's own schema in PostgreSQL. Table names need no schema: it is the search path. */
export class Database {
  constructor(
    readonly dataSource: DataSource,
    readonly schema: string,
    /** How often an open transaction shows that this process lives, in milliseconds. */
    private readonly signOfLifeMs: number,
  ) {}

  /**
   * Runs `work` in one transaction (READ COMMITTED) and commits. A deadlock or serialisation failure (40P01, 40001)
   * is tried again, up to 5 times, so `work` must do nothing outside `tx`; anything else rolls back and is thrown.
   */
  async transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const { result, committed } = await this.withConnection((client, runner) =>
      inTransaction(client, runner, work, this.signOfLifeMs),
    );
    for (const call of committed) call();
    return result;
  }

  /** One statement by itself; tried again as a transaction is. */
  async query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return (await this.withConnection((client) => runStatement(client, text, values))).rows as Row[];
  }

  async execute(text: string, values?: readonly unknown[]): Promise<number> {
    return (await this.withConnection((client) => runStatement(client, text, values))).rowCount ?? 0;
  }

  async stop(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async withConnection<Result>(
    work: (client: ClientBase, runner: QueryRunner) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      const runner = this.dataSource.createQueryRunner();
      try {
        return await work((await runner.connect()) as ClientBase, runner);
      } catch (error) {
        if (attempt === ATTEMPTS || !isTransient(error)) throw error;
      } finally {
        await runner.release();
      }
    }
  }
}

/** Begins with the first statement, without waiting for an answer; TypeORM's manager is told where it stands. */
async function inTransaction<Result>(
  client: ClientBase,
  runner: QueryRunner,
  work: (tx: Tx) => Promise<Result>,
  signOfLifeMs: number,
): Promise<{ result: Result; committed: readonly (() => void)[] }> {
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
  const begun = runStatement(client, 'BEGIN');
  begun.catch(() => undefined);
  // A handler may take its time; only a process that stands still says nothing.
  const living = setInterval(() => void runStatement(client, 'SELECT 1').catch(() => undefined), signOfLifeMs);
  try {
    const tx = txOf(client, runner.manager);
    const result = await work(tx);
    await begun;
    const { command } = await runStatement(client, 'COMMIT');
    if (command !== 'COMMIT') throw new Error('nothing is stored: a statement failed, and its error was not passed on');
    return { result, committed: tx.committed };
  } catch (error) {
    // The connection may be what broke: the first error is the one to tell.
    await runStatement(client, 'ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    clearInterval(living);
  }
}
