import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Triggers that were set locally (a version each, none is changed), what is beyond a limit and has not lasted yet,
 * alerts with all that was done about them, and the cards of the surge plan that were called for.
 */
const TABLES = `
  CREATE TABLE alert_trigger (
    trigger_id text NOT NULL,
    version integer NOT NULL,
    body jsonb,
    reason text NOT NULL,
    said_by jsonb NOT NULL,
    said_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (trigger_id, version)
  );
  CREATE TABLE alert_waiting (
    cause text PRIMARY KEY,
    trigger_id text NOT NULL,
    place_id text NOT NULL,
    since timestamptz NOT NULL
  );
  CREATE TABLE alert (
    alert_id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    cause text NOT NULL,
    trigger_id text NOT NULL,
    trigger_version integer NOT NULL,
    place_id text NOT NULL,
    figure_id text,
    value double precision,
    says text NOT NULL,
    action text NOT NULL,
    owner text NOT NULL,
    deputy text NOT NULL,
    due_minutes integer NOT NULL,
    provisional boolean NOT NULL,
    since timestamptz NOT NULL,
    raised_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    acknowledged_at timestamptz,
    chased_at timestamptz,
    escalated_at timestamptz,
    acted integer NOT NULL DEFAULT 0,
    cleared_at timestamptz
  );
  CREATE UNIQUE INDEX alert_standing ON alert (cause) WHERE cleared_at IS NULL;
  CREATE INDEX alert_raised ON alert (raised_at);
  CREATE TABLE alert_step (
    alert_id uuid NOT NULL REFERENCES alert,
    number bigint GENERATED ALWAYS AS IDENTITY,
    step text NOT NULL,
    at timestamptz NOT NULL,
    by jsonb,
    says text,
    PRIMARY KEY (alert_id, number)
  );
  CREATE INDEX alert_step_at ON alert_step (at);
  CREATE TABLE card_use (
    use_id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    card_id text NOT NULL,
    place_id text NOT NULL,
    pillar text NOT NULL,
    level smallint NOT NULL,
    title text NOT NULL,
    what text NOT NULL,
    stand_down text NOT NULL,
    owner text NOT NULL,
    provisional boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('called', 'done', 'to-stand-down', 'stood-down', 'not-needed')),
    called_at timestamptz NOT NULL,
    done_at timestamptz,
    done_by jsonb,
    done_says text,
    fell_at timestamptz,
    stood_down_at timestamptz,
    stood_down_by jsonb,
    stood_down_says text
  );
  CREATE UNIQUE INDEX card_in_use ON card_use (place_id, pillar, card_id)
    WHERE state IN ('called', 'done', 'to-stand-down')`;

export class Alerts1796200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE card_use, alert_step, alert, alert_waiting, alert_trigger');
  }
}
