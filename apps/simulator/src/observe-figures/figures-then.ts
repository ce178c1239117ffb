import { placesOfFigure, type FigureRow, type Snapshot } from '@careway/reference-data';
import { pressureOf } from './pressure.ts';

/** A value of a figure at a place. */
export interface Told {
  figureId: string;
  placeId: string;
  value: number;
}

type Registry = Pick<Snapshot, 'figures' | 'figureRules' | 'organisations' | 'sites' | 'opel'>;
type Parameter = Snapshot['opel'][number]['pillars'][number]['parameters'][number];

const WHOLE = ['people', 'beds', 'calls', 'spaces', 'places', 'ambulances', 'level', 'seconds'];
/** How pressed a place is where each band ends; beyond the last it is worse than anything the tables tell apart. */
const AT_LIMITS = [0.35, 0.6, 0.85];
const QUIET = 0.01;
const PRESSED = 0.12;

/** Every observed figure of the registry at the places that it is expected of, at a moment of the model's time, epoch ms. */
export function figuresThen(registry: Registry, seed: number, at: number): Told[] {
  const parameters = new Map(
    registry.opel.flatMap(({ pillars }) => pillars.flatMap((one) => one.parameters)).map((one) => [one.figureId, one]),
  );
  const told = registry.figures
    .filter(({ comesFrom }) => comesFrom === 'observation')
    .flatMap((row) =>
      placesOfFigure(row, registry).map(({ id: placeId }): Told => {
        const pressure = pressureOf(seed, placeId, row.id, at);
        return { figureId: row.id, placeId, value: valueOf(row, parameters.get(row.id), pressure) };
      }),
    );
  return keepRules(told, registry);
}

/** As the tables of OPEL tell quiet from pressed; of a figure that they do not have, little of what could be. */
function valueOf(row: FigureRow, parameter: Parameter | undefined, pressure: number): number {
  const { min, max, unit } = row;
  const free = parameter ? betweenLimits(parameter, row, pressure) : min + (max - min) * (QUIET + PRESSED * pressure);
  const value = Math.min(max, Math.max(min, free));
  return WHOLE.includes(unit) ? Math.round(value) : Math.round(value * 10) / 10;
}

function betweenLimits({ bands, direction }: Parameter, { min, max }: FigureRow, pressure: number): number {
  const limits = bands.flatMap(({ limit }) => (limit === undefined ? [] : [limit]));
  const [best, worst] = direction === 'higher-is-worse' ? [min, max] : [max, min];
  const [first, last] = [limits[0]!, limits.at(-1)!];
  const points = [
    { at: 0, value: (best + first) / 2 },
    ...limits.map((value, index) => ({ at: AT_LIMITS[index] ?? 0.9, value })),
    { at: 1, value: last + (worst - last) / 10 },
  ];
  const after = points.findIndex((one) => one.at >= pressure);
  const [from, to] = [points[Math.max(0, after - 1)]!, points[Math.max(1, after)]!];
  return from.value + ((to.value - from.value) * (pressure - from.at)) / (to.at - from.at);
}

/** No part is more than the whole. */
function keepRules(told: Told[], { figureRules }: Registry): Told[] {
  const byKey = new Map(told.map((one) => [`${one.figureId}/${one.placeId}`, one]));
  for (const { figureId, relation, otherFigureId } of figureRules)
    for (const one of told.filter((any) => any.figureId === figureId)) {
      const other = byKey.get(`${otherFigureId}/${one.placeId}`);
      if (other)
        one.value = relation.startsWith('<') ? Math.min(one.value, other.value) : Math.max(one.value, other.value);
    }
  return told;
}
