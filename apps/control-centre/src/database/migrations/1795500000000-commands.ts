import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COMMAND_TABLE } from '@careway/commands';

/** What was answered to a command, so that the same one again is answered the same. */
export class Commands1795500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMMAND_TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE command');
  }
}
