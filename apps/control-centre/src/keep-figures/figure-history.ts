import type { Tx } from '@careway/database';
import type { Columns } from '@careway/service-kit';
import type { FigureRecord } from './shapes.ts';

export interface FigureHistoryAsked {
  figureId: string;
  placeId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Values of a figure as they were told, the newest first, before the value with that number. */
export const readFigureHistory = (
  tx: Pick<Tx, 'query'>,
  { figureId, placeId, from, to }: FigureHistoryAsked,
  before: number | undefined,
  limit: number,
): Promise<FigureRecord[]> =>
  tx
    .query<{ record: FigureRecord }>(
      `SELECT jsonb_build_object('valueId', value_id, 'placeId', place_id, 'asOf', board_instant(as_of),
         'knownAt', board_instant(known_at), 'value', CASE state WHEN 'good' THEN value END, 'state', state,
         'source', source) || jsonb_strip_nulls(jsonb_build_object('heldReason', held_reason,
         'interfaceId', interface_id)) AS record
       FROM figure_value
       WHERE figure_id = $1 AND ($2::text IS NULL OR place_id = $2) AND known_at BETWEEN $3 AND $4 AND value_id < $5
       ORDER BY value_id DESC LIMIT $6`,
      [figureId, placeId ?? null, from ?? '-infinity', to ?? 'infinity', before ?? Number.MAX_SAFE_INTEGER, limit],
    )
    .then((rows) => rows.map(({ record }) => record));

/** The columns of the history as CSV; a cell of what is unknown or held is empty. */
export const FIGURE_COLUMNS: Columns<FigureRecord> = {
  value_id: (one) => one.valueId,
  place_id: (one) => one.placeId,
  as_of: (one) => one.asOf,
  known_at: (one) => one.knownAt,
  value: (one) => one.value,
  state: (one) => one.state,
  held_reason: (one) => one.heldReason,
  source: (one) => one.source,
  interface_id: (one) => one.interfaceId,
};
