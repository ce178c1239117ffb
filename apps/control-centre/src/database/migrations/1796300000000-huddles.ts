import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Huddles, each with the board as it stood when it was opened, and what was decided and agreed in it. */
const TABLES = `
  CREATE TABLE huddle (
    huddle_id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    title text NOT NULL,
    snapshot jsonb NOT NULL,
    opened_at timestamptz NOT NULL,
    opened_by jsonb NOT NULL,
    closed_at timestamptz,
    closed_by jsonb,
    summary text
  );
  CREATE TABLE huddle_entry (
    huddle_id uuid NOT NULL REFERENCES huddle,
    number integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('decision', 'action')),
    says text NOT NULL,
    reason text,
    owner text,
    due_at timestamptz,
    said_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    said_by jsonb NOT NULL,
    done_at timestamptz,
    done_by jsonb,
    done_says text,
    PRIMARY KEY (huddle_id, number)
  )`;

export class Huddles1796300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE huddle_entry, huddle');
  }
}
