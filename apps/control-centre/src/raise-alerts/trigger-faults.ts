import type { Trigger } from '@careway/alerts';

interface FieldFault {
  field: string;
  rule: string;
  fix: string;
}

/** What keeps a trigger from being used: it watches nothing that there is, or could never clear. */
export function triggerFaults(
  id: string,
  {
    watches,
    figureId,
    pillar,
    relation,
    limit,
    clearsAt,
    partOf,
  }: Pick<Trigger, 'watches' | 'relation' | 'limit' | 'clearsAt'> & {
    figureId?: string;
    pillar?: string;
    partOf?: string;
  },
  known: { figures: ReadonlySet<string>; triggers: ReadonlySet<string> },
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (watches === 'figure' && !known.figures.has(figureId ?? ''))
    faults.push({ field: 'figureId', rule: 'is no figure of the registry', fix: 'Use an id that GET /figures lists.' });
  if (watches !== 'figure' && figureId !== undefined)
    faults.push({ field: 'figureId', rule: 'goes with watches "figure" alone', fix: 'Leave it out.' });
  if (watches !== 'opel' && pillar !== undefined)
    faults.push({ field: 'pillar', rule: 'goes with watches "opel" alone', fix: 'Leave it out.' });
  if (partOf !== undefined && (partOf === id || !known.triggers.has(partOf)))
    faults.push({ field: 'partOf', rule: 'is no other trigger', fix: 'Use an id that GET /triggers lists.' });
  if (relation === '>=' ? clearsAt > limit : clearsAt < limit)
    faults.push({
      field: 'clearsAt',
      rule: 'lies beyond the limit',
      fix: 'Send the limit, or a value on its safe side.',
    });
  return faults;
}
