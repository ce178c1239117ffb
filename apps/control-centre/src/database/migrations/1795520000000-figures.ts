import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every value of a figure that was ever told, good or held, with the moment that it is about and that at which it was
 * known: never changed again. And each figure as it stands now.
 */
const TABLES = `
  CREATE TABLE figure_value (
    value_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    figure_id text NOT NULL,
    place_id text NOT NULL,
    as_of timestamptz NOT NULL,
    known_at timestamptz NOT NULL,
    value double precision,
    state text NOT NULL CHECK (state IN ('good', 'held')),
    held_rule text,
    held_reason text,
    source text NOT NULL,
    interface_id text,
    CHECK ((state = 'held') = (held_reason IS NOT NULL)),
    UNIQUE (source, figure_id, place_id)
  );
  CREATE INDEX figure_value_place ON figure_value (figure_id, place_id, value_id);
  CREATE TABLE figure_now (
    figure_id text NOT NULL,
    place_id text NOT NULL,
    standing jsonb NOT NULL,
    change jsonb NOT NULL,
    PRIMARY KEY (figure_id, place_id)
  )`;

export class Figures1795520000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE figure_now, figure_value');
  }
}
