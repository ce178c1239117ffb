import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StoreMessages1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A person as Careway knows them. Deleting wrapped_key erases everything sealed for them.
      CREATE TABLE subject (
        id uuid PRIMARY KEY,
        wrapped_key bytea,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      -- Blind index (HMAC-SHA-256) of an identifier: the identifier itself is nowhere in the clear.
      CREATE TABLE identifier (
        blind_index bytea PRIMARY KEY,
        subject_id uuid NOT NULL REFERENCES subject,
        kind text NOT NULL CHECK (kind IN ('local', 'nhs-number')),
        created_at timestamptz NOT NULL DEFAULT now()
      );

      -- An identifier that was said of one subject and belongs to another: for a person to look at.
      CREATE TABLE identifier_conflict (
        blind_index bytea NOT NULL,
        said_of uuid NOT NULL,
        belongs_to uuid NOT NULL,
        message_id uuid NOT NULL,
        found_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (blind_index, said_of)
      );

      CREATE TABLE visit (
        blind_index bytea PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE message (
        id uuid PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        interface_id text NOT NULL,
        door text NOT NULL CHECK (door IN ('mllp', 'http', 'json')),
        sending_application text NOT NULL,
        sending_facility text NOT NULL,
        control_id text NOT NULL,
        content_hash bytea NOT NULL,
        message_type text NOT NULL,
        trigger text NOT NULL,
        status text NOT NULL CHECK (status IN ('accepted', 'ignored', 'rejected', 'unreadable', 'quarantined')),
        -- Faults and warnings: places, rules and fixes, never values.
        problems jsonb NOT NULL DEFAULT '[]',
        unmapped boolean NOT NULL DEFAULT false,
        revision int NOT NULL DEFAULT 1,
        subject_id uuid,
        visit_id uuid,
        received_at timestamptz NOT NULL,
        charset text NOT NULL,
        -- The message's own key, where no subject's key seals it.
        wrapped_key bytea,
        -- The bytes as they came, sealed.
        raw bytea NOT NULL,
        -- What was read of them (AdtMessage as JSON), sealed; absent while unreadable.
        envelope bytea,
        -- The answer that was given, to be given again; absent where none is due.
        answer bytea
      );
      CREATE UNIQUE INDEX message_identity
        ON message (interface_id, sending_application, sending_facility, control_id, content_hash);
      -- One control id, one message that counts; others with the same id are quarantined.
      CREATE UNIQUE INDEX message_claim
        ON message (interface_id, sending_application, sending_facility, control_id)
        WHERE status IN ('accepted', 'ignored') AND control_id <> '';
      CREATE INDEX message_desk ON message (status, seq) WHERE status IN ('unreadable', 'quarantined', 'rejected') OR unmapped;
      CREATE INDEX message_by_interface ON message (interface_id, seq);

      -- What can't be counted from the messages themselves.
      CREATE TABLE feed_counter (
        interface_id text PRIMARY KEY,
        last_received_at timestamptz,
        duplicates bigint NOT NULL DEFAULT 0,
        framing_faults bigint NOT NULL DEFAULT 0
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feed_counter, message, visit, identifier_conflict, identifier, subject CASCADE');
  }
}
