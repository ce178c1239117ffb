import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was said: kept for good, everything else can be folded from it again. */
const FACTS = `
  CREATE TABLE fact (
    message_id uuid PRIMARY KEY,
    revision int NOT NULL,
    visit_id uuid NOT NULL,
    body jsonb NOT NULL
  );
  CREATE INDEX fact_visit ON fact (visit_id);
  CREATE TABLE merge_link (
    message_id uuid PRIMARY KEY,
    revision int NOT NULL,
    merged uuid NOT NULL,
    surviving uuid NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  CREATE INDEX merge_link_merged ON merge_link (merged);
  CREATE INDEX merge_link_surviving ON merge_link (surviving)`;

/**
 * A spell per visit; its row is the lock of the visit, and its movements are folded when somebody asks. `place_id` of
 * a stay is a ward, or an unknown place.
 */
const SPELLS = `
  CREATE TABLE spell (
    visit_id uuid PRIMARY KEY,
    subject_id uuid,
    status text NOT NULL,
    admitted_at timestamptz,
    discharged_at timestamptz
  ) WITH (fillfactor = 90);
  CREATE INDEX spell_subject ON spell (subject_id);
  CREATE TABLE stay (
    visit_id uuid NOT NULL,
    number int NOT NULL,
    place_id text NOT NULL,
    said_ward_id text,
    bed_id text,
    from_at timestamptz NOT NULL,
    to_at timestamptz,
    patient_class text NOT NULL,
    on_leave boolean NOT NULL,
    takes_up_a_bed boolean NOT NULL,
    PRIMARY KEY (visit_id, number)
  );
  CREATE INDEX stay_present ON stay (place_id) WHERE to_at IS NULL AND takes_up_a_bed;
  CREATE INDEX stay_not_placed ON stay (said_ward_id) WHERE said_ward_id <> place_id;
  CREATE TABLE visit_flow (
    visit_id uuid NOT NULL,
    site_id text NOT NULL,
    day date NOT NULL,
    admissions int NOT NULL,
    discharges int NOT NULL,
    PRIMARY KEY (visit_id, site_id, day)
  );
  CREATE INDEX visit_flow_day ON visit_flow (site_id, day) INCLUDE (admissions, discharges)`;

/** The ledger: what was counted, and how often it changed. Locked in the order spells, wards, days. */
const LEDGER = `
  CREATE TABLE ward (
    ward_id text PRIMARY KEY,
    site_id text NOT NULL,
    provider_id text NOT NULL,
    bed_base boolean NOT NULL,
    open int NOT NULL DEFAULT 0,
    occupied int NOT NULL DEFAULT 0,
    on_leave int NOT NULL DEFAULT 0,
    usable int NOT NULL DEFAULT 0,
    empty int NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 0,
    as_of timestamptz
  );
  CREATE TABLE daily_flow (
    site_id text NOT NULL,
    day date NOT NULL,
    provider_id text NOT NULL,
    admissions int NOT NULL DEFAULT 0,
    discharges int NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (site_id, day)
  );
  CREATE TABLE counter_epoch (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch bigint NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  INSERT INTO counter_epoch (epoch) VALUES (0)`;

export class BedTracking1795305700000 implements MigrationInterface {
  name = 'BedTracking1795305700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [FACTS, SPELLS, LEDGER]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE counter_epoch, daily_flow, ward, visit_flow, stay, spell, merge_link, fact');
  }
}
