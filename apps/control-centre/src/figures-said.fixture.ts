import { domainEvent, FigureObserved, type DomainEvent } from '@careway/contracts';
import { loadReferenceData } from '@careway/reference-data';

const reference = loadReferenceData('deploy/reference/kent-and-medway');
const framework = reference.opel.find(({ id }) => id === 'integrated-2024-26')!;

/** A value of a figure as the gateway tells it. `time` is RFC 3339. */
export function figureObserved(
  { figureId, placeId, value }: { figureId: string; placeId: string; value: number | null },
  time = new Date().toISOString(),
): DomainEvent<FigureObserved> {
  const { unit } = reference.at().figures.find(({ id }) => id === figureId)!;
  const about = { id: crypto.randomUUID(), subject: `${figureId}/${placeId}`, time };
  const rest = { messageId: crypto.randomUUID(), interfaceId: 'try-out', asOf: time, receivedAt: time };
  return domainEvent(FigureObserved, about, { figureId, placeId, value, unit, ...rest });
}

/** Values of every parameter of a provider's pillar that is observed, each in that band (1 is the best). */
export const pillarObserved = (
  placeId: string,
  pillar: string,
  band: number,
  time?: string,
): DomainEvent<FigureObserved>[] =>
  framework.pillars
    .find((one) => one.pillar === pillar)!
    .parameters.filter(({ figureId }) => isObserved(figureId))
    .map(({ figureId, bands, direction }) => {
      const at = Math.min(band, bands.length) - 1;
      const beyond = direction === 'higher-is-worse' ? 0.1 : -0.1;
      return figureObserved({ figureId, placeId, value: bands[at]!.limit ?? bands[at - 1]!.limit! + beyond }, time);
    });

const isObserved = (figureId: string): boolean =>
  reference.at().figures.find(({ id }) => id === figureId)?.comesFrom === 'observation';
