import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A local place while it could bring somebody home, with whom and why; and what people decided, one after the other. */
const TABLES = `
  CREATE TABLE way_home (
    way_home_id uuid PRIMARY KEY,
    place_id text NOT NULL,
    place_since timestamptz NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
    people jsonb NOT NULL,
    excluded jsonb NOT NULL,
    closed_at timestamptz,
    closed_because text
  ) WITH (fillfactor = 80);
  CREATE UNIQUE INDEX way_home_open ON way_home (place_id) WHERE closed_at IS NULL;
  CREATE INDEX way_home_opened ON way_home (opened_at, way_home_id);
  CREATE TABLE way_home_decision (
    way_home_id uuid NOT NULL REFERENCES way_home,
    number int NOT NULL,
    decided_at timestamptz NOT NULL,
    decision text NOT NULL CHECK (decision IN ('bring-home', 'not-this-person', 'keep-for-others')),
    placement_id uuid,
    reason text NOT NULL,
    actor jsonb NOT NULL,
    reservation_id uuid,
    shown jsonb NOT NULL,
    PRIMARY KEY (way_home_id, number)
  )`;

export class WaysHome1795440000000 implements MigrationInterface {
  name = 'WaysHome1795440000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE way_home_decision, way_home');
  }
}
