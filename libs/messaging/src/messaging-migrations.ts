import type { MigrationClass } from '@careway/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SHARDS } from './outbox/shards.ts';

/** A table whose rows live for milliseconds: vacuum by number of dead rows, not by share of the table. */
const QUEUE =
  'WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0)';

/** Columns as the Debezium outbox event router wants them; seq, shard and created_at are for our own relay. */
const OUTBOX = `
  CREATE TABLE outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    id uuid NOT NULL,
    aggregatetype varchar(255) NOT NULL,
    aggregateid varchar(255) NOT NULL,
    type varchar(255) NOT NULL,
    payload json NOT NULL,
    shard smallint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (shard, seq)
  ) ${QUEUE}`;

const RELAY = `
  CREATE TABLE relay_lease (
    shard smallint PRIMARY KEY,
    owner text,
    fence bigint NOT NULL DEFAULT 0,
    expires_at timestamptz NOT NULL DEFAULT '-infinity'
  );
  INSERT INTO relay_lease (shard) SELECT generate_series(0, ${SHARDS - 1});
  CREATE TABLE relay_member (owner text PRIMARY KEY, seen_until timestamptz NOT NULL)`;

/** `cluster_id` tells a Kafka made new under an old database. */
const HEARING = `
  CREATE TABLE consumer_offset (
    consumer text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    cluster_id text NOT NULL,
    next_offset bigint NOT NULL,
    moved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, topic, partition)
  );
  CREATE TABLE heard_event (event_id uuid PRIMARY KEY, heard_at timestamptz NOT NULL DEFAULT clock_timestamp());
  CREATE INDEX heard_event_heard_at ON heard_event USING brin (heard_at) WITH (autosummarize = on)`;

const PARKED = `
  CREATE TABLE parked_key (
    key text PRIMARY KEY,
    reason json NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    next_attempt_at timestamptz NOT NULL
  );
  CREATE TABLE parked_message (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key text NOT NULL REFERENCES parked_key,
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    body bytea,
    parked_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX parked_message_key ON parked_message (key, seq)`;

class Messaging1795305600000 implements MigrationInterface {
  name = 'Messaging1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [OUTBOX, RELAY, HEARING, PARKED]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE parked_message, parked_key, heard_event, consumer_offset, relay_member, relay_lease, outbox',
    );
  }
}

/** What was heard longest ago is found at once; a BRIN index wears out as pages are used again. */
class ForgetByAge1795305800000 implements MigrationInterface {
  name = 'ForgetByAge1795305800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX heard_event_heard_at; CREATE INDEX heard_event_heard_at ON heard_event (heard_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX heard_event_heard_at; CREATE INDEX heard_event_heard_at ON heard_event USING brin (heard_at)',
    );
  }
}

/** The tables of this library; the first of an app's list of migrations. */
export const messagingMigrations: readonly MigrationClass[] = [Messaging1795305600000, ForgetByAge1795305800000];
