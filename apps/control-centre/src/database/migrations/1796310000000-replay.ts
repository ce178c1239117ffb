import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the board stood on at some of its changes: with the changes after it, any moment can be shown again. */
const TABLE = `
  CREATE TABLE board_checkpoint (
    seq bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    facts jsonb NOT NULL
  );
  CREATE INDEX board_checkpoint_at ON board_checkpoint (at);
  CREATE INDEX board_change_at ON board_change (at)`;

export class Replay1796310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE board_checkpoint; DROP INDEX board_change_at');
  }
}
