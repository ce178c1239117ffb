import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The value of a figure at a place that is about a moment is found at once, however long the history is. */
export class FigureValueThen1796320000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX figure_value_then ON figure_value (figure_id, place_id, as_of DESC, value_id DESC)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX figure_value_then');
  }
}
