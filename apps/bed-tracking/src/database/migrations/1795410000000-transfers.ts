import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who holds a person: a row for each person that somebody ever offered, and every subject id that the person goes by.
 * The row is the lock of the person's transfers.
 */
const CUSTODY = `
  CREATE TABLE custody (
    subject_id uuid PRIMARY KEY,
    holder jsonb,
    ended jsonb,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
  ) WITH (fillfactor = 80);
  CREATE TABLE custody_subject (
    subject_id uuid PRIMARY KEY,
    person_id uuid NOT NULL
  );
  CREATE INDEX custody_subject_person ON custody_subject (person_id)`;

/** One live transfer per person: the index has the last word, whatever the code thinks. */
const TRANSFERS = `
  CREATE TABLE transfer (
    transfer_id uuid PRIMARY KEY,
    subject_id uuid NOT NULL,
    state text NOT NULL
      CHECK (state IN ('offered', 'accepted', 'departed', 'arrived', 'refused', 'withdrawn', 'closed')),
    version int NOT NULL,
    from_organisation_id text NOT NULL,
    to_organisation_id text NOT NULL CHECK (to_organisation_id <> from_organisation_id),
    outside boolean NOT NULL,
    reservation_id uuid,
    body jsonb NOT NULL,
    offered_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
  ) WITH (fillfactor = 80);
  CREATE UNIQUE INDEX transfer_live ON transfer (subject_id) WHERE state IN ('offered', 'accepted', 'departed');
  CREATE INDEX transfer_subject ON transfer (subject_id);
  CREATE INDEX transfer_offered_at ON transfer (offered_at, transfer_id);
  CREATE INDEX transfer_from ON transfer (from_organisation_id, offered_at, transfer_id);
  CREATE INDEX transfer_to ON transfer (to_organisation_id, offered_at, transfer_id)`;

/** What was done, by whom and why, in order: appended to and never changed. */
const ACTS = `
  CREATE TABLE transfer_act (
    transfer_id uuid NOT NULL REFERENCES transfer,
    version int NOT NULL,
    act text NOT NULL,
    state text NOT NULL,
    actor jsonb,
    answered_by text,
    reason text,
    note text,
    known_at timestamptz NOT NULL,
    PRIMARY KEY (transfer_id, version)
  );
  CREATE FUNCTION transfer_act_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'what was done is not changed'; END $$;
  CREATE TRIGGER transfer_act_stays BEFORE UPDATE OR DELETE ON transfer_act
    FOR EACH ROW EXECUTE FUNCTION transfer_act_stays()`;

/** What an organisation has to be told. Numbered under a lock of the organisation, so that a reader misses none. */
const NOTICES = `
  CREATE TABLE notice (
    organisation_id text NOT NULL,
    number bigint NOT NULL,
    transfer_id uuid NOT NULL,
    version int NOT NULL,
    subject_id uuid NOT NULL,
    act text NOT NULL,
    reason text,
    known_at timestamptz NOT NULL,
    PRIMARY KEY (organisation_id, number),
    UNIQUE (transfer_id, version, organisation_id)
  );
  CREATE TABLE notice_count (
    organisation_id text PRIMARY KEY,
    number bigint NOT NULL
  )`;

export class Transfers1795410000000 implements MigrationInterface {
  name = 'Transfers1795410000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [CUSTODY, TRANSFERS, ACTS, NOTICES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice_count, notice, transfer_act, transfer, custody_subject, custody');
    await runner.query('DROP FUNCTION transfer_act_stays');
  }
}
