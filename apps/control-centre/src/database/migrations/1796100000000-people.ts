import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who waits for a mental health bed and who is placed away, each by random ids alone: what figures of time and distance
 * are worked out of. Figures that follow from what the board knows get a history and a standing of their own.
 */
const TABLES = `
  CREATE TABLE bed_wait (
    request_id uuid PRIMARY KEY,
    organisation_id text NOT NULL,
    waiting_ward_id text,
    decided_at timestamptz NOT NULL,
    ended_at timestamptz,
    known_at timestamptz NOT NULL,
    told_at timestamptz
  );
  CREATE INDEX bed_wait_known ON bed_wait (known_at);
  CREATE TABLE placement_away (
    placement_id uuid PRIMARY KEY,
    sender_id text NOT NULL,
    out_of_area boolean NOT NULL,
    reason_code text NOT NULL,
    started_at timestamptz,
    km double precision,
    ended_at timestamptz,
    version bigint NOT NULL,
    known_at timestamptz NOT NULL
  );
  CREATE INDEX placement_away_known ON placement_away (known_at);
  ALTER TABLE figure_now ADD COLUMN followed boolean NOT NULL DEFAULT false;
  ALTER TABLE figure_now DROP CONSTRAINT figure_now_pkey;
  ALTER TABLE figure_now ADD PRIMARY KEY (figure_id, place_id, followed);
  CREATE INDEX figure_value_known ON figure_value (known_at)`;

export class People1796100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX figure_value_known');
    await runner.query('DELETE FROM figure_now WHERE followed');
    await runner.query('ALTER TABLE figure_now DROP CONSTRAINT figure_now_pkey');
    await runner.query('ALTER TABLE figure_now DROP COLUMN followed');
    await runner.query('ALTER TABLE figure_now ADD PRIMARY KEY (figure_id, place_id)');
    await runner.query('DROP TABLE bed_wait, placement_away');
  }
}
