import { sayAge, type FigureState } from '@careway/pressure';

/** One figure at one place, as `GET /figures` tells it. Instants are RFC 3339. */
export interface FigureHere {
  placeId: string;
  placeName: string;
  value: number | null;
  asOf: string | null;
  receivedAt: string | null;
  state: FigureState;
  heldReason?: string;
  heldSince?: string;
}

/** A figure of the registry. */
export interface RegisteredFigure {
  id: string;
  name: string;
  unit: string;
  definition: string;
  level: string;
  pillar: string;
  comesFrom: string;
  expectedEverySeconds: number;
  min: number;
  max: number;
  mostRisePerHour?: number;
  owner: string;
  source: string;
  provisional: boolean;
  total?: { value: number | null; range?: { atLeast: number; known: number; of: number; parts: string } };
  places: FigureHere[];
}

/** One value as it was told. What was held is told without its value. */
export interface FigureRecord {
  valueId: number;
  placeId: string;
  asOf: string;
  knownAt: string;
  value: number | null;
  state: 'good' | 'held';
  heldReason?: string;
  /** Id of the event that told it. */
  source: string;
  interfaceId?: string;
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const STATES: FigureState[] = ['fresh', 'late', 'held', 'stale', 'never received'];

/** `1,204 beds`; a dash when it is not known. */
export const sayValue = (value: number | null, unit: string): string =>
  value === null ? '–' : `${number.format(value)} ${unit}`;

/** `at least 41 people, 5 of 7 providers`; nothing for a figure that is not added up. */
export function sayTotal({ total, unit }: Pick<RegisteredFigure, 'total' | 'unit'>): string {
  if (!total) return 'not added up';
  if (total.value !== null) return sayValue(total.value, unit);
  if (!total.range) return '–';
  const { atLeast, known, of, parts } = total.range;
  return `at least ${sayValue(atLeast, unit)}, ${known} of ${of} ${parts}`;
}

/** `4 fresh, 1 stale`, the most believable first. */
export function sayStates(places: readonly FigureHere[]): string {
  const counts = STATES.map((state) => [places.filter((one) => one.state === state).length, state] as const);
  return counts
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${count} ${state}`)
    .join(', ');
}

/** The least believable state of all places. */
export const worstState = (places: readonly FigureHere[]): FigureState =>
  STATES.findLast((state) => places.some((one) => one.state === state)) ?? 'never received';

/** `fresh, 4 min`; `never received`. `now` is epoch ms by the service's clock. */
export const sayHere = ({ state, receivedAt }: Pick<FigureHere, 'state' | 'receivedAt'>, now: number): string =>
  receivedAt === null ? state : `${state}, ${sayAge(Math.max(0, now - Date.parse(receivedAt)) / 1000)}`;

/** `every 15 min` */
export const sayEvery = (seconds: number): string => `every ${sayAge(seconds)}`;
