import { figureIdsOf, judge, replay, spansFrom, type Level, type Timeline } from '@careway/opel';
import { londonDay } from '@careway/pressure';
import type { OpelFramework, ReferenceData } from '@careway/reference-data';
import { opelPlaces } from '../score-opel/opel-places.ts';
import type { Recorded } from './recorded.ts';
import type { TriedPlace, TriedTableAnswer } from './shapes.ts';

export interface Trial {
  /** Epoch milliseconds. */
  from: number;
  to: number;
  alertLevel: Level;
  eventLevel: Level;
}

/** What each table would have declared in every place, side by side. Providers and weights are those of the last day. */
export function tryTables(
  reference: ReferenceData,
  recorded: Recorded,
  tables: readonly OpelFramework[],
  trial: Trial,
): { tables: TriedTableAnswer[]; places: TriedPlace[] } {
  const day = londonDay(trial.to);
  const places = new Map<string, TriedPlace>();
  for (const table of tables)
    for (const timeline of replay(table, opelPlaces(reference, table, day), recorded.steps)) {
      const { placeId, name, pillar } = timeline;
      const key = `${placeId}/${pillar}`;
      const place = places.get(key) ?? { placeId, name, pillar, outcomes: [] };
      places.set(key, place);
      place.outcomes.push({ table: table.id, ...outcomeOf(timeline, eventsOf(recorded, key, trial), trial) });
    }
  return { tables: tables.map((table) => tableAnswer(table, recorded)), places: [...places.values()] };
}

const outcomeOf = ({ turns }: Timeline, events: number[], { alertLevel, from, to }: Trial) =>
  judge(turns, { alertLevel, events, since: from, until: to });

/** When the level that counted came; one that stood already when the time began came before it. */
const eventsOf = ({ levels }: Recorded, key: string, { eventLevel, from }: Trial): number[] =>
  spansFrom(levels.get(key) ?? [], eventLevel)
    .map((span) => span.from)
    .filter((at) => at > from);

function tableAnswer(table: OpelFramework, { steps }: Recorded): TriedTableAnswer {
  const known = new Set(
    steps.flatMap(({ inputs }) => inputs.filter(({ value }) => value !== null).map(({ figureId }) => figureId)),
  );
  const { id, name, provisional } = table;
  return { id, name, provisional, notRecorded: figureIdsOf(table).filter((figureId) => !known.has(figureId)) };
}
