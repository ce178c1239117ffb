import type { Tx } from '@careway/database';
import { londonDay } from '@careway/pressure';
import { readFigures } from '../keep-figures/read-figures.ts';
import type { FigureAnswer } from '../keep-figures/shapes.ts';
import { readOpel } from '../score-opel/read-opel.ts';
import type { OpelSources } from '../score-opel/score-opel.ts';
import { eightLines, LINE_FIGURES } from './eight-lines.ts';
import type { WallAnswer } from './shapes.ts';

/** What the wall shows besides the board, at `now` (epoch milliseconds). */
export async function readWall(tx: Pick<Tx, 'query'>, sources: OpelSources, now: number): Promise<WallAnswer> {
  const [figures, { scores }] = await Promise.all([
    readFigures(tx, sources, ({ id }) => LINE_FIGURES.includes(id), now),
    readOpel(tx, sources.reference, now),
  ]);
  const ofMentalHealth = mentalHealthSites(sources, now);
  return {
    at: new Date(now).toISOString(),
    lines: eightLines(figures.map((one) => (one.id === 'beds-usable' ? only(one, ofMentalHealth) : one))),
    before: scores.map(({ placeId, pillar, levelAnHourAgo }) => ({ placeId, pillar, level: levelAnHourAgo })),
  };
}

const only = (figure: FigureAnswer, sites: ReadonlySet<string>): FigureAnswer => ({
  ...figure,
  places: figure.places.filter(({ placeId }) => sites.has(placeId)),
});

/** Sites of mental health providers that have wards whose beds count. */
function mentalHealthSites({ reference }: OpelSources, now: number): ReadonlySet<string> {
  const { organisations, sites, wards } = reference.at(londonDay(now));
  const withBeds = new Set(wards.filter(({ bedBase }) => bedBase).map(({ siteId }) => siteId));
  const providers = organisations.filter(({ kind }) => kind === 'mental-health-trust').map(({ id }) => id);
  const theirs = sites.filter(({ id, organisationId }) => providers.includes(organisationId) && withBeds.has(id));
  return new Set(theirs.map(({ id }) => id));
}
