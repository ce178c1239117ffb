import type { Snapshot } from './reference-data.ts';
import type { FigureRow } from './rows/figure.ts';
import type { Organisation } from './rows/organisation.ts';
import type { Site } from './rows/site.ts';

/** The organisations that a figure is expected of, or their sites where it is about a site, in their fixed order. */
export function placesOfFigure(
  { level, expectedOf }: Pick<FigureRow, 'level' | 'expectedOf'>,
  { organisations, sites }: Pick<Snapshot, 'organisations' | 'sites'>,
): (Organisation | Site)[] {
  const kinds = expectedOf.split(' ');
  const expected = organisations.filter(({ kind }) => kinds.includes(kind)).sort((a, b) => a.position - b.position);
  if (level !== 'site') return expected;
  return expected.flatMap(({ id }) =>
    sites.filter(({ organisationId }) => organisationId === id).sort((a, b) => a.position - b.position),
  );
}
