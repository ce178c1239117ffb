import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person is in one placement that lasts: the index has the last word, whatever the code thinks. */
const PLACEMENTS = `
  CREATE TABLE placement (
    placement_id uuid PRIMARY KEY,
    subject_id uuid NOT NULL,
    sender_id text NOT NULL,
    receiver_id text NOT NULL,
    out_of_area boolean NOT NULL,
    reason_code text NOT NULL CHECK (reason_code IN ('10', '11', '12', '13', '14', '15')),
    bed_class text NOT NULL,
    km double precision CHECK (km >= 0),
    body jsonb NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz CHECK (ended_at >= started_at),
    ended_why text CHECK (ended_why IN ('returned', 'discharged', 'next-placement', 'died', 'other')),
    ended_by_record boolean NOT NULL DEFAULT false,
    version int NOT NULL,
    changed_at timestamptz NOT NULL,
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
  ) WITH (fillfactor = 80);
  CREATE UNIQUE INDEX placement_lasts ON placement (subject_id) WHERE ended_at IS NULL;
  CREATE INDEX placement_subject ON placement (subject_id);
  CREATE INDEX placement_started ON placement (started_at, placement_id);
  CREATE INDEX placement_ended ON placement (ended_at)`;

/** What was said and done, by whom, when it happened and when it was known: appended to and never changed. */
const CHANGES = `
  CREATE TABLE placement_change (
    placement_id uuid NOT NULL REFERENCES placement,
    version int NOT NULL,
    change text NOT NULL
      CHECK (change IN ('start', 'change', 'coordinator-told', 'contact', 'review', 'end', 'lasts')),
    said jsonb NOT NULL,
    actor jsonb,
    happened_at timestamptz NOT NULL,
    known_at timestamptz NOT NULL,
    PRIMARY KEY (placement_id, version)
  );
  CREATE FUNCTION placement_change_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'what was said of a placement is not changed'; END $$;
  CREATE TRIGGER placement_change_stays BEFORE UPDATE OR DELETE ON placement_change
    FOR EACH ROW EXECUTE FUNCTION placement_change_stays()`;

export class Placements1795420000000 implements MigrationInterface {
  name = 'Placements1795420000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PLACEMENTS, CHANGES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE placement_change, placement');
    await runner.query('DROP FUNCTION placement_change_stays');
  }
}
