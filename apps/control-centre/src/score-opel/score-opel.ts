import type { Tx } from '@careway/database';
import { londonDay, type OpelGone, type OpelScored } from '@careway/pressure';
import type { OpelFramework, ReferenceData } from '@careway/reference-data';
import type { FiguresNow } from './figures-now.ts';
import { inForceOn, readFrameworks } from './frameworks.ts';
import { keepScores, readScoresNow, type MadeScore } from './keep-scores.ts';
import { opelPlaces } from './opel-places.ts';
import { opelScored } from './opel-scored.ts';
import { readOverrides, type Override } from './overrides.ts';
import { figureIdsOf, scorePlaces, type PlaceScore, type OpelPlaces } from '@careway/opel';

/** What scoring needs besides the database. */
export interface OpelSources {
  reference: ReferenceData;
  figures: FiguresNow;
}

/** Places and their scores by one version of the tables, as the figures stand at `now` (epoch milliseconds). */
export async function scoresNow(
  tx: Pick<Tx, 'query'>,
  { reference, figures }: OpelSources,
  framework: OpelFramework,
  now: number,
): Promise<{ places: OpelPlaces; scores: PlaceScore[] }> {
  const places = opelPlaces(reference, framework, londonDay(now));
  const placeIds = [...new Set(places.providers.map(({ placeId }) => placeId))];
  const inputs = await figures.read(tx, { figureIds: figureIdsOf(framework), placeIds }, now);
  return { places, scores: scorePlaces(framework, places, inputs) };
}

/**
 * Scores every provider, each kind of provider and the system by the version in force, records what differs and returns
 * what the board has to be told. The board must be locked; `now` is epoch milliseconds.
 */
export async function scoreOpel(tx: Tx, sources: OpelSources, now: number): Promise<(OpelScored | OpelGone)[]> {
  const [versions, overrides, standing] = await Promise.all([
    readFrameworks(tx, sources.reference),
    readOverrides(tx),
    readScoresNow(tx),
  ]);
  const inForce = inForceOn(versions, londonDay(now));
  if (!inForce) return keepScores(tx, standing, []);
  const { scores } = await scoresNow(tx, sources, inForce.framework, now);
  return keepScores(tx, standing, madeOf(scores, inForce.framework, overrides, new Date(now).toISOString()));
}

const madeOf = (
  scores: readonly PlaceScore[],
  framework: OpelFramework,
  overrides: readonly Override[],
  at: string,
): MadeScore[] =>
  scores.map((one) => {
    const set = overrides.find(({ placeId, pillar }) => placeId === one.placeId && pillar === one.pillar);
    return { change: opelScored(one, framework, set, at), score: one.score };
  });
