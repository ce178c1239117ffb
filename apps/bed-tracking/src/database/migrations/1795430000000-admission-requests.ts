import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was asked, as it was heard; and every answer given, one after the other. */
const TABLES = `
  CREATE TABLE admission_request (
    request_id uuid PRIMARY KEY,
    subject_id uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    organisation_id text NOT NULL,
    waiting_ward_id text,
    legal_status text,
    need jsonb NOT NULL,
    heard_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    to_answer boolean NOT NULL DEFAULT true,
    left_at timestamptz,
    closed_at timestamptz,
    closed_reason text,
    closed_by jsonb
  );
  CREATE INDEX admission_request_to_answer ON admission_request (decided_at) WHERE to_answer;
  CREATE INDEX admission_request_waiting ON admission_request (decided_at, request_id)
    WHERE left_at IS NULL AND closed_at IS NULL;
  CREATE INDEX admission_request_subject ON admission_request (subject_id);
  CREATE TABLE admission_answer (
    request_id uuid NOT NULL REFERENCES admission_request,
    number int NOT NULL,
    answered_at timestamptz NOT NULL,
    answer text NOT NULL CHECK (answer IN ('offered', 'not-possible')),
    reservation_id uuid,
    place_id text,
    reason text NOT NULL,
    next_step text,
    tried int NOT NULL,
    because jsonb NOT NULL,
    PRIMARY KEY (request_id, number)
  )`;

export class AdmissionRequests1795430000000 implements MigrationInterface {
  name = 'AdmissionRequests1795430000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE admission_answer, admission_request');
  }
}
