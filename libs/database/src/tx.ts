import type { EntityManager, QueryRunner } from 'typeorm';

/** One transaction, and the only handle to the database while it is open. */
export interface Tx {
  /** The rows of a statement (`RETURNING` included). */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** How many rows a statement affected. */
  execute(text: string, values?: readonly unknown[]): Promise<number>;
  /** TypeORM's view of the same transaction. */
  readonly manager: EntityManager;
  /** Runs after the commit, never after a rollback; its failure is the caller's to handle. */
  afterCommit(work: () => void): void;
}

export interface OpenTx extends Tx {
  readonly committed: (() => void)[];
}

export function txOf(runner: QueryRunner): OpenTx {
  const committed: (() => void)[] = [];
  const run = (text: string, values: readonly unknown[] = []) => runner.query(text, [...values], true);
  return {
    manager: runner.manager,
    committed,
    afterCommit: (work) => void committed.push(work),
    query: async <Row extends object>(text: string, values?: readonly unknown[]) =>
      ((await run(text, values)).records ?? []) as Row[],
    execute: async (text, values) => (await run(text, values)).affected ?? 0,
  };
}
