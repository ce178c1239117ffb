/**
 * SQL that counts, as `n`, the promises of a place that began while an earlier one of it was live, of all there ever were.
 * @param schema of bed tracking
 */
export const overAllocatedIn = (schema: string): string => `
  SELECT count(*)::int AS n
  FROM (SELECT held_at, max(coalesce(ended_at, 'infinity')) OVER (
          PARTITION BY place_id ORDER BY held_at, reservation_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS others_until
        FROM ${schema}.reservation) AS promise
  WHERE others_until > held_at`;
