import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The figures of a ward by place pool, counted with the ward and at its version. */
export class Pools1795405000000 implements MigrationInterface {
  name = 'Pools1795405000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE ward ADD COLUMN pools jsonb NOT NULL DEFAULT '{}'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE ward DROP COLUMN pools');
  }
}
