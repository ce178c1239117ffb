import type { Reading, Trigger } from '@careway/alerts';
import type { Tx } from '@careway/database';
import {
  ageSeconds,
  feedNow,
  levelInForce,
  type BoardLayout,
  type FeedHeard,
  type OpelScored,
} from '@careway/pressure';
import { isSystem, type Snapshot } from '@careway/reference-data';
import { FEED_FACT } from '../project-board/fact.sql.ts';
import type { FiguresNow } from '../score-opel/figures-now.ts';

/** What there is to look at, all of one moment. `now` is epoch milliseconds. */
export interface Sight {
  layout: BoardLayout;
  day: Snapshot;
  figures: FiguresNow;
  now: number;
}

const BELIEVED: readonly string[] = ['fresh', 'late'];

/** What every trigger sees now, at every place that it is about. */
export async function readingsOf(
  tx: Pick<Tx, 'query'>,
  triggers: readonly Trigger[],
  sight: Sight,
): Promise<Reading[]> {
  const [ofFigures, ofOpel, ofFeeds] = await Promise.all([
    readFigures(tx, triggers, sight),
    tx.query<{ change: OpelScored }>('SELECT change FROM opel_now ORDER BY place_id, pillar'),
    tx.query<{ feed: FeedHeard }>(`SELECT ${FEED_FACT} AS feed FROM feed`),
  ]);
  const scored = ofOpel.map(({ change }) => change);
  const heard = ofFeeds.map(({ feed }) => feed);
  return triggers.flatMap((trigger) => {
    if (trigger.watches === 'figure') return ofFigures.filter(({ triggerId }) => triggerId === trigger.id);
    return trigger.watches === 'opel' ? levelsSeen(trigger, scored, sight) : feedsSeen(trigger, heard, sight);
  });
}

async function readFigures(tx: Pick<Tx, 'query'>, triggers: readonly Trigger[], sight: Sight): Promise<Reading[]> {
  const watching = triggers.filter(({ figureId }) => figureId !== undefined);
  if (watching.length === 0) return [];
  const { day, figures, now } = sight;
  const placeIds = [...day.organisations, ...day.sites].map(({ id }) => id);
  const inputs = await figures.read(tx, { figureIds: watching.map(({ figureId }) => figureId!), placeIds }, now);
  return watching.flatMap((trigger) =>
    inputs
      .filter(({ figureId }) => figureId === trigger.figureId)
      .map(({ placeId, value, state }) => ({
        triggerId: trigger.id,
        subjectId: placeId,
        placeId,
        name: nameOf(day, placeId),
        unit: day.figures.find(({ id }) => id === trigger.figureId)?.unit ?? '',
        value: BELIEVED.includes(state) ? value : null,
      })),
  );
}

/** Of one pillar of the system, or of every provider where the trigger names none. */
function levelsSeen({ id: triggerId, pillar }: Trigger, scored: readonly OpelScored[], { day }: Sight): Reading[] {
  const systems = new Set(day.organisations.filter(isSystem).map(({ id }) => id));
  const seen = scored.filter((one) =>
    pillar === undefined ? !systems.has(one.placeId) : systems.has(one.placeId) && one.pillar === pillar,
  );
  return seen.map((one) => ({
    triggerId,
    subjectId: one.placeId,
    placeId: one.placeId,
    name: nameOf(day, one.placeId),
    unit: '',
    value: levelInForce(one),
  }));
}

/** Intervals since a feed was last heard; a feed that was never heard is not silent: it is not there. */
const feedsSeen = ({ id: triggerId }: Trigger, heard: readonly FeedHeard[], { layout, now }: Sight): Reading[] =>
  layout.providers.flatMap((provider) =>
    provider.feeds.map((place) => {
      const feed = feedNow(place, heard, now);
      const age = ageSeconds(feed, now);
      return {
        triggerId,
        subjectId: place.id,
        placeId: provider.id,
        name: place.name,
        unit: 'intervals',
        value: age === null || !feed.expectedEverySeconds ? null : age / feed.expectedEverySeconds,
      };
    }),
  );

const nameOf = ({ organisations, sites }: Snapshot, placeId: string): string =>
  organisations.find(({ id }) => id === placeId)?.shortName ?? sites.find(({ id }) => id === placeId)?.name ?? placeId;
