import { byId, checkReference } from './check-references.ts';
import type { Fault } from './reference-data-error.ts';
import { faultAt } from './row.ts';
import type { Tables } from './tables.ts';

/** Triggers that watch nothing, that can never clear, or that are part of one that there is not. */
export function checkAlerts({ triggers, figures }: Tables): Fault[] {
  const known = byId(figures);
  const others = byId(triggers);
  return triggers.flatMap((one) => {
    const { id, watches, figureId, pillar, relation, limit, clearsAt, partOf } = one.row;
    const faults = [
      ...checkReference(one, 'figure_id', figureId, known, 'figure'),
      ...checkReference(one, 'part_of', partOf, others, 'trigger'),
    ];
    if ((watches === 'figure') !== (figureId !== undefined))
      faults.push(faultAt(one, 'figure_id', 'goes with watches=figure, and only with it'));
    if (pillar !== undefined && watches !== 'opel') faults.push(faultAt(one, 'pillar', 'goes with watches=opel'));
    if (partOf === id) faults.push(faultAt(one, 'part_of', 'is the trigger itself'));
    if (relation === '>=' ? clearsAt > limit : clearsAt < limit)
      faults.push(faultAt(one, 'clears_at', 'lies beyond the limit: the alert would clear while it is raised'));
    return faults;
  });
}
