import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Scores: one row for each that differed from the one before, with its inputs and the version of the tables (never
 * changed again), and the one of each place that stands now. Levels that a person set, and versions of the tables that
 * were published here.
 */
const TABLES = `
  CREATE TABLE opel_score (
    score_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    place_id text NOT NULL,
    pillar text NOT NULL,
    framework_id text NOT NULL,
    scored_at timestamptz NOT NULL,
    change jsonb NOT NULL,
    score jsonb NOT NULL
  );
  CREATE INDEX opel_score_place ON opel_score (place_id, pillar, scored_at);
  CREATE TABLE opel_now (
    place_id text NOT NULL,
    pillar text NOT NULL,
    score_id bigint NOT NULL REFERENCES opel_score,
    change jsonb NOT NULL,
    score jsonb NOT NULL,
    PRIMARY KEY (place_id, pillar)
  );
  CREATE TABLE opel_override (
    override_id uuid PRIMARY KEY,
    place_id text NOT NULL,
    pillar text NOT NULL,
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 4),
    reason text NOT NULL,
    said_by jsonb NOT NULL,
    said_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    until timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by jsonb,
    ended_reason text
  );
  CREATE UNIQUE INDEX opel_override_live ON opel_override (place_id, pillar) WHERE ended_at IS NULL;
  CREATE INDEX opel_override_said ON opel_override (said_at, override_id);
  CREATE TABLE opel_framework (
    framework_id text PRIMARY KEY,
    valid_from date NOT NULL UNIQUE,
    body jsonb NOT NULL,
    based_on text,
    reason text NOT NULL,
    published_by jsonb NOT NULL,
    published_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`;

export class Opel1795510000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE opel_now, opel_score, opel_override, opel_framework');
  }
}
