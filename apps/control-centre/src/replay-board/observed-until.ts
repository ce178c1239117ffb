import type { Tx } from '@careway/database';
import { londonDay, type FigureHeard } from '@careway/pressure';
import type { ReferenceData } from '@careway/reference-data';

interface Row {
  figureId: string;
  placeId: string;
  value: number | null;
  asOf: string;
  receivedAt: string;
}

/** The last good value of each observed figure that is about the time until `at` (RFC 3339), as it is known now. */
export async function observedUntil(
  tx: Pick<Tx, 'query'>,
  reference: ReferenceData,
  at: string,
): Promise<FigureHeard[]> {
  const rows = await tx.query<Row>(
    `SELECT stands.figure_id AS "figureId", stands.place_id AS "placeId", value,
       board_instant(as_of) AS "asOf", board_instant(least(known_at, $1)) AS "receivedAt"
     FROM figure_now AS stands CROSS JOIN LATERAL (
       SELECT value, as_of, known_at FROM figure_value
       WHERE figure_id = stands.figure_id AND place_id = stands.place_id AND state = 'good' AND as_of <= $1
         AND source NOT LIKE 'followed/%'
       ORDER BY as_of DESC, value_id DESC LIMIT 1) AS last
     WHERE NOT followed ORDER BY stands.figure_id, stands.place_id`,
    [at],
  );
  const registry = new Map(reference.at(londonDay(Date.parse(at))).figures.map((row) => [row.id, row]));
  return rows.flatMap(({ figureId, ...value }): FigureHeard[] => {
    const row = registry.get(figureId);
    if (row?.comesFrom !== 'observation') return [];
    const { name, unit, expectedEverySeconds, provisional } = row;
    return [{ kind: 'figure', figureId, ...value, name, unit, expectedEverySeconds, provisional }];
  });
}
