import type { ClientBase } from 'pg';
import type { EntityManager } from 'typeorm';
import { runStatement } from './statement.ts';

/**
 * One transaction, and the only handle to the database while it is open. Statements run in the order of the calls; those
 * begun without waiting for the one before go out together, and cost one way to the database and back.
 */
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

/** Statements go straight to the connection that TypeORM began the transaction on. */
export function txOf(client: ClientBase, manager: EntityManager): OpenTx {
  const committed: (() => void)[] = [];
  return {
    manager,
    committed,
    afterCommit: (work) => void committed.push(work),
    query: async <Row extends object>(text: string, values?: readonly unknown[]) =>
      (await runStatement(client, text, values)).rows as Row[],
    execute: async (text, values) => (await runStatement(client, text, values)).rowCount ?? 0,
  };
}
