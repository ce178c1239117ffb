import type { MigrationInterface, QueryRunner } from 'typeorm';

const COUNTS = ['accepted', 'ignored', 'rejected', 'unreadable', 'quarantined'];

/**
 * Messages are counted in the transaction that stores them, by rows that nobody waits for; from time to time these are
 * added to the totals. So the totals are exact whoever is killed, and nobody counts all messages ever again: here for
 * the last time.
 */
export class CountWithMessages1763800200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const columns = [...COUNTS, 'unmapped'];
    await runner.query(`
      CREATE TABLE feed_count (
        interface_id text NOT NULL,
        last_received_at timestamptz,
        ${columns.map((name) => `${name} int NOT NULL`).join(', ')}
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0)`);
    await runner.query(`
      INSERT INTO feed_counter (interface_id, last_received_at, ${columns.join(', ')})
      SELECT interface_id, max(received_at),
        ${COUNTS.map((status) => `count(*) FILTER (WHERE status = '${status}')`).join(', ')}, count(*) FILTER (WHERE unmapped)
      FROM message GROUP BY interface_id
      ON CONFLICT (interface_id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feed_count');
  }
}
