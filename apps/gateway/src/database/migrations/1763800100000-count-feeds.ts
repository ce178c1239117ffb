import type { MigrationInterface, QueryRunner } from 'typeorm';

const COUNTS = ['accepted', 'ignored', 'rejected', 'unreadable', 'quarantined', 'unmapped'];

/** Counting millions of messages every few seconds would cost more than storing them: totals stand beside them. */
export class CountFeeds1763800100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const added = COUNTS.map((name) => `ADD COLUMN ${name} bigint NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE feed_counter ${added.join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE feed_counter ${COUNTS.map((name) => `DROP COLUMN ${name}`).join(', ')}`);
  }
}
