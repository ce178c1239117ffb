import type { FigureStanding, FigureValue } from '@careway/figures';
import type { Tx } from '@careway/database';
import type { FigureHeard } from '@careway/pressure';
import type { JudgedValue } from './judge-values.ts';

/** Told by an observation, or followed from what the board knows: one figure may be both, and each stands by itself. */
export type Origin = 'observed' | 'followed';

/** How every figure of these places stands: rules between figures need those that nothing was told of now, too. */
export async function readStanding(
  tx: Pick<Tx, 'query'>,
  placeIds: readonly string[],
  origin: Origin,
): Promise<FigureStanding[]> {
  const rows = await tx.query<{ standing: FigureStanding }>(
    'SELECT standing FROM figure_now WHERE place_id = ANY($1) AND followed = $2 ORDER BY figure_id, place_id',
    [[...new Set(placeIds)], origin === 'followed'],
  );
  return rows.map(({ standing }) => standing);
}

/** Values of which nothing was kept yet: the same event twice has one effect. */
export async function notKeptYet(tx: Pick<Tx, 'query'>, values: readonly FigureValue[]): Promise<FigureValue[]> {
  const rows = await tx.query<{ key: string }>(
    `SELECT source || '/' || figure_id || '/' || place_id AS key FROM figure_value WHERE source = ANY($1)`,
    [[...new Set(values.map(({ source }) => source))]],
  );
  const kept = new Set(rows.map(({ key }) => key));
  return values.filter(({ source, figureId, placeId }) => !kept.has(`${source}/${figureId}/${placeId}`));
}

/** Appends values to the history; the board must be locked. */
export const keepValues = (tx: Tx, values: readonly JudgedValue[]): Promise<unknown> =>
  tx.execute(
    `INSERT INTO figure_value (figure_id, place_id, as_of, known_at, value, state, held_rule, held_reason, source,
       interface_id)
     SELECT "figureId", "placeId", "asOf", "knownAt", value, CASE WHEN held IS NULL THEN 'good' ELSE 'held' END,
       held ->> 'rule', held ->> 'reason', source, "interfaceId"
     FROM jsonb_to_recordset($1::jsonb) AS said ("figureId" text, "placeId" text, "asOf" timestamptz,
       "knownAt" timestamptz, value double precision, held jsonb, source text, "interfaceId" text)`,
    [JSON.stringify(values)],
  );

/** Lets figures stand as they do now. */
export const keepStanding = (
  tx: Tx,
  figures: readonly { standing: FigureStanding; change: FigureHeard }[],
  origin: Origin,
): Promise<unknown> =>
  tx.execute(
    `INSERT INTO figure_now (figure_id, place_id, standing, change, followed)
     SELECT change ->> 'figureId', change ->> 'placeId', standing, change, $2
     FROM jsonb_to_recordset($1::jsonb) AS given (standing jsonb, change jsonb)
     ON CONFLICT (figure_id, place_id, followed) DO UPDATE SET standing = EXCLUDED.standing, change = EXCLUDED.change`,
    [JSON.stringify(figures), origin === 'followed'],
  );
