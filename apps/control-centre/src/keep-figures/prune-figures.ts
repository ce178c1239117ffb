import type { Database } from '@careway/database';

const DAY_MS = 86_400_000;

/**
 * Forgets values of figures that were known longer than `days` ago, but of each figure at each place the newest and the
 * newest good one: a figure that nobody tells any more is still known to have been told. `now` is epoch milliseconds.
 */
export const pruneFigures = (database: Pick<Database, 'execute'>, days: number, now: number): Promise<number> =>
  database.execute(
    `DELETE FROM figure_value AS old WHERE known_at < $1
       AND EXISTS (SELECT 1 FROM figure_value WHERE figure_id = old.figure_id AND place_id = old.place_id
         AND value_id > old.value_id)
       AND (state = 'held' OR EXISTS (SELECT 1 FROM figure_value WHERE figure_id = old.figure_id
         AND place_id = old.place_id AND value_id > old.value_id AND state = 'good'))`,
    [new Date(now - days * DAY_MS).toISOString()],
  );
