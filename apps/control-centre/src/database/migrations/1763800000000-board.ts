import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The projection (one row per ward, site and day, feed, heartbeat) and the numbered log of what changed on the board. */
export class Board1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ward_occupancy (
        ward_id text PRIMARY KEY, site_id text NOT NULL, provider_id text NOT NULL,
        open int NOT NULL, occupied int NOT NULL, usable int NOT NULL, on_leave int NOT NULL,
        version bigint NOT NULL, as_of timestamptz NOT NULL, known_at timestamptz NOT NULL
      );
      CREATE INDEX ward_occupancy_site ON ward_occupancy (site_id);
      CREATE TABLE daily_flow (
        site_id text NOT NULL, day date NOT NULL, provider_id text NOT NULL,
        admissions int NOT NULL, discharges int NOT NULL,
        version bigint NOT NULL, as_of timestamptz NOT NULL,
        PRIMARY KEY (site_id, day)
      );
      CREATE TABLE feed (
        feed_id text PRIMARY KEY, provider_id text NOT NULL, last_received_at timestamptz,
        expected_every_seconds int NOT NULL, observed_at timestamptz NOT NULL
      );
      CREATE TABLE heartbeat (
        heartbeat_id uuid PRIMARY KEY, started_at timestamptz NOT NULL, heard_at timestamptz NOT NULL,
        held_back int
      );
      CREATE TABLE board_change (seq bigint PRIMARY KEY, at timestamptz NOT NULL, change jsonb NOT NULL);
      CREATE TABLE board_sequence (one boolean PRIMARY KEY DEFAULT true CHECK (one), last bigint NOT NULL);
      INSERT INTO board_sequence (last) VALUES (0);
      -- An instant as the page reads it: RFC 3339, UTC, milliseconds.
      CREATE FUNCTION board_instant(timestamptz) RETURNS text LANGUAGE sql STABLE AS
        $$ SELECT to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION board_instant(timestamptz)');
    await runner.query('DROP TABLE ward_occupancy, daily_flow, feed, heartbeat, board_change, board_sequence');
  }
}
