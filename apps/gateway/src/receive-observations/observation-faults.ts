import type { FigureObservation } from '@careway/contracts';
import type { Problem } from '@careway/hl7v2';
import type { FigureRow, ReferenceData } from '@careway/reference-data';

/** How far a sender's clock may be ahead. */
const AHEAD_MS = 120_000;

/** What no schema knows of an observation: whether there is such a figure, such a place, that unit, that moment yet. */
export function observationFaults(said: FigureObservation, places: ReferenceData, now: Date): Problem[] {
  const figure = places.figureById(said.figureId);
  if (!figure) return [fault('figureId', 'names a figure of the registry', 'Send an id as GET /figures lists them')];
  return [
    ...(figure.comesFrom === 'observation'
      ? []
      : [fault('figureId', 'names a figure that is observed; this one follows from events', 'Send another figure')]),
    ...placeFaults(said.placeId, figure, places),
    ...(said.unit === undefined || said.unit === figure.unit
      ? []
      : [fault('unit', `is that of the figure, ${figure.unit}`, 'Send the value in that unit, or leave unit out')]),
    ...(Date.parse(said.asOf) - now.getTime() <= AHEAD_MS
      ? []
      : [fault('asOf', 'is not ahead of now by more than 2 minutes', 'Send the moment that the value is about')]),
  ];
}

function placeFaults(placeId: string, { level, expectedOf }: FigureRow, places: ReferenceData): Problem[] {
  const organisationId = level === 'site' ? places.siteById(placeId)?.organisationId : placeId;
  const kind = organisationId === undefined ? undefined : places.organisationById(organisationId)?.kind;
  if (kind === undefined) return [fault('placeId', `names a ${level}`, `Send the ODS code of a ${level}`)];
  if (expectedOf.split(' ').includes(kind)) return [];
  return [fault('placeId', `is of a kind that this figure is about: ${expectedOf}`, 'Send such a place')];
}

const fault = (segment: string, rule: string, fix: string): Problem => ({
  segment,
  occurrence: 1,
  code: 103,
  severity: 'error',
  valueClass: 'a value that does not fit the registry',
  rule: `${segment} ${rule}.`,
  fix: `${fix}.`,
});
