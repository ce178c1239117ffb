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
    `SELECT DISTINCT ON (figure_id, place_id) figure_id AS "figureId", place_id AS "placeId", value,
       board_instant(as_of) AS "asOf", board_instant(least(known_at, $1)) AS "receivedAt"
     FROM figure_value WHERE state = 'good' AND as_of <= $1 AND source NOT LIKE 'followed/%'
     ORDER BY figure_id, place_id, as_of DESC, value_id DESC`,
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
