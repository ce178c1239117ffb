import { judgeValue } from '@careway/figures';
import type { PlacedInput } from '@careway/opel';
import { worstOf, type Board, type Figure, type Figures, type ProviderNow } from '@careway/pressure';
import type { Registry } from './judge-values.ts';

/** Figures of the registry and what on the board they are. */
const OF_SITES: Readonly<Record<string, keyof Figures>> = {
  'beds-open': 'open',
  'beds-occupied': 'occupied',
  'beds-usable': 'usable',
  'beds-on-leave': 'onLeave',
  'admissions-today': 'admissions',
  'discharges-today': 'discharges',
};

/** Occupancy of the bed base by the name that each kind of provider has for it: the beds of one are of one kind here. */
const OCCUPANCY = ['ga-occupancy', 'mh-occupancy', 'chs-occupancy'];

/** Figures that follow from what the board shows, as old as the feeds behind them. */
export function followedFigures({ providers }: Board): PlacedInput[] {
  const ofSites = providers.flatMap(({ sites }) =>
    sites.flatMap(({ id, figures }) =>
      Object.entries(OF_SITES).map(([figureId, name]) => inputOf(figureId, id, figures[name])),
    ),
  );
  const occupancies = providers.flatMap((provider) => OCCUPANCY.map((figureId) => occupancyOf(provider, figureId)));
  return [...ofSites, ...occupancies];
}

/** The same figures, but for the values of those that are implausible: what is held is not shown. */
export function holdImplausible(all: readonly PlacedInput[], registry: Registry): PlacedInput[] {
  const byPlace = Map.groupBy(all, ({ placeId }) => placeId);
  return all.map((one) => (isImplausible(one, byPlace.get(one.placeId)!, registry) ? holdBack(one) : one));
}

const inputOf = (
  figureId: string,
  placeId: string,
  { value, state, asOf, receivedAt }: Pick<Figure, 'value' | 'state' | 'asOf' | 'receivedAt'>,
): PlacedInput => ({ figureId, placeId, value, state, asOf, receivedAt });

function occupancyOf({ id, figures: { open, occupied } }: ProviderNow, figureId: string): PlacedInput {
  const known = occupied.value !== null && open.value !== null && open.value > 0;
  const value = known ? (100 * occupied.value!) / open.value! : null;
  return inputOf(figureId, id, { ...occupied, value, state: worstOf([open.state, occupied.state]) });
}

function isImplausible(one: PlacedInput, here: readonly PlacedInput[], { figures, figureRules }: Registry): boolean {
  const row = figures.find(({ id }) => id === one.figureId);
  if (!row || one.value === null) return false;
  // Of one moment, since the board is: what is compared is the number.
  const asOf = new Date(0).toISOString();
  const good = (id: string) => {
    const value = here.find(({ figureId }) => figureId === id)?.value;
    return value === null || value === undefined ? undefined : { value, asOf };
  };
  const said = { ...one, asOf, knownAt: asOf, source: '', interfaceId: null };
  const relations = figureRules.filter(({ figureId }) => figureId === one.figureId);
  return judgeValue(said, { rules: { ...row, figureId: row.id }, before: undefined, relations, good }) !== undefined;
}

const holdBack = (one: PlacedInput): PlacedInput => ({ ...one, value: null, state: 'held' });
