import { byId, checkReference } from './check-references.ts';
import type { Fault } from './reference-data-error.ts';
import { faultAt } from './row.ts';
import { ORGANISATION_KINDS } from './rows/organisation.ts';
import type { Tables } from './tables.ts';

/** Bounds that nothing fits between, and rules about figures that there are not or that are about other places. */
export function checkFigures({ figures, figureRules }: Tables): Fault[] {
  const rows = byId(figures);
  const levelOf = (id: string) => rows.get(id)?.at(-1)?.row.level;
  return [
    ...figures.flatMap((one) => (one.row.min < one.row.max ? [] : [faultAt(one, 'max', 'is not above min')])),
    ...figures.flatMap((one) =>
      one.row.expectedOf
        .split(' ')
        .filter((kind) => !(ORGANISATION_KINDS as readonly string[]).includes(kind))
        .map((kind) => faultAt(one, 'expected_of', `there is no kind of organisation "${kind}"`)),
    ),
    ...figureRules.flatMap((one) => {
      const { figureId, otherFigureId } = one.row;
      const faults = [
        ...checkReference(one, 'figure_id', figureId, rows, 'figure'),
        ...checkReference(one, 'other_figure_id', otherFigureId, rows, 'figure'),
      ];
      if (figureId === otherFigureId) faults.push(faultAt(one, 'other_figure_id', 'is the figure itself'));
      if (faults.length === 0 && levelOf(figureId) !== levelOf(otherFigureId))
        faults.push(faultAt(one, 'other_figure_id', `is about a ${levelOf(otherFigureId)}, and ${figureId} is not`));
      return faults;
    }),
  ];
}
