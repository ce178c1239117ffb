import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CORRECTIONS } from '../../observe-feeds/feed.ts';

/** Messages that take back what was said before are counted: those of old once, here. */
export class CountCorrections1796400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE feed_count ADD corrections int NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE feed_counter ADD corrections bigint NOT NULL DEFAULT 0');
    await runner.query(
      `UPDATE feed_counter SET corrections = found.messages
       FROM (SELECT interface_id, count(*) AS messages FROM message
         WHERE status = 'accepted' AND trigger = ANY($1) GROUP BY interface_id) AS found
       WHERE feed_counter.interface_id = found.interface_id`,
      [CORRECTIONS],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE feed_counter DROP corrections');
    await runner.query('ALTER TABLE feed_count DROP corrections');
  }
}
