/**
 * The table that `once` keeps in the schema of its service: what was answered to a command, so that the same one again
 * is answered the same; of what was asked a digest alone. For a migration.
 */
export const COMMAND_TABLE = `
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
