import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was answered to a command, so that the same one again is answered the same; of what was asked a digest alone. */
const COMMANDS = `
  CREATE TABLE command (
    organisation_id text NOT NULL,
    actor_id text NOT NULL,
    key text NOT NULL,
    asked bytea NOT NULL,
    answer jsonb,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (organisation_id, actor_id, key)
  );
  CREATE INDEX command_at ON command (at)`;

/**
 * What somebody said of a place, and how it stands: kept under the lock of its ward. `version` counts every change and
 * is the fencing token of whoever wants to promise the place.
 */
const PLACES = `
  CREATE TABLE place (
    place_id text PRIMARY KEY,
    ward_id text NOT NULL,
    is_known boolean NOT NULL DEFAULT true,
    condition text NOT NULL DEFAULT 'open',
    condition_reason text,
    condition_by jsonb,
    condition_at timestamptz,
    state text NOT NULL DEFAULT 'open',
    reason text,
    staffed boolean NOT NULL DEFAULT true,
    people int NOT NULL DEFAULT 0,
    reservation_id uuid,
    since timestamptz NOT NULL DEFAULT clock_timestamp(),
    known_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    version bigint NOT NULL DEFAULT 1
  ) WITH (fillfactor = 80);
  CREATE INDEX place_ward ON place (ward_id);
  ALTER TABLE ward ADD COLUMN not_usable jsonb NOT NULL DEFAULT '[]', ADD COLUMN staffed_for int,
    ADD COLUMN staffing_reason text, ADD COLUMN staffing_by jsonb, ADD COLUMN staffing_at timestamptz`;

/** A place is promised to one person at a time: the index has the last word, whatever the code thinks. */
const RESERVATIONS = `
  CREATE TABLE reservation (
    reservation_id uuid PRIMARY KEY,
    place_id text NOT NULL REFERENCES place,
    ward_id text NOT NULL,
    provider_id text NOT NULL,
    organisation_id text NOT NULL,
    subject_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('held', 'confirmed', 'released', 'expired', 'arrived', 'taken')),
    need jsonb,
    fence bigint NOT NULL,
    held_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    held_until timestamptz NOT NULL,
    held_by jsonb NOT NULL,
    held_reason text NOT NULL,
    confirmed_at timestamptz,
    confirmed_by jsonb,
    confirmed_reason text,
    ended_at timestamptz,
    ended_by jsonb,
    ended_reason text
  ) WITH (fillfactor = 80);
  CREATE UNIQUE INDEX reservation_live ON reservation (place_id) WHERE status IN ('held', 'confirmed');
  CREATE INDEX reservation_live_ward ON reservation (ward_id) WHERE status IN ('held', 'confirmed');
  CREATE INDEX reservation_live_until ON reservation (held_until) WHERE status = 'held';
  CREATE INDEX reservation_held_at ON reservation (held_at, reservation_id);
  CREATE INDEX reservation_subject ON reservation (subject_id)`;

export class Places1795400000000 implements MigrationInterface {
  name = 'Places1795400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [COMMANDS, PLACES, RESERVATIONS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reservation, place, command');
    await runner.query(
      `ALTER TABLE ward DROP COLUMN not_usable, DROP COLUMN staffed_for, DROP COLUMN staffing_reason,
        DROP COLUMN staffing_by, DROP COLUMN staffing_at`,
    );
  }
}
