import type { Tx } from '@careway/database';
import type { PlacedInput } from '@careway/opel';
import {
  boardAt,
  londonDay,
  type BoardFacts,
  type BoardLayout,
  type FeedHeard,
  type SiteBeds,
} from '@careway/pressure';
import type { ReferenceData } from '@careway/reference-data';
import { followedFigures, holdImplausible } from '../keep-figures/followed-figures.ts';
import { inputOf } from '../keep-figures/registered-figures.ts';
import { FiguresNow, type FiguresAsked } from '../score-opel/figures-now.ts';
import { FEED_FACT } from '../project-board/fact.sql.ts';
import { inForceOn, readFrameworks } from '../score-opel/frameworks.ts';
import { opelScored } from '../score-opel/opel-scored.ts';
import { scoresNow } from '../score-opel/score-opel.ts';
import type { Occupancy } from './ask-occupancy.ts';
import { observedUntil } from './observed-until.ts';

/** What was shown at a moment, and what is known of it by now. */
export interface Then {
  /** RFC 3339. */
  at: string;
  layout: BoardLayout;
  shown: BoardFacts;
  occupancy: Occupancy;
}

/**
 * What the board would have stood on at a moment, had everything been told by then that is known now. People come from
 * bed tracking, which folds late and mended messages in; a bed that was free after all could have been used. A feed that
 * was silent then and has spoken since counts as heard. Observed figures are the last ones that are about the time until
 * then, corrections and all, and OPEL is scored again on all that.
 */
export async function knownNow(tx: Pick<Tx, 'query'>, reference: ReferenceData, then: Then): Promise<BoardFacts> {
  const { at, layout, shown } = then;
  const now = Date.parse(at);
  const [feeds, observed] = await Promise.all([heardSince(tx, then), observedUntil(tx, reference, at)]);
  const ids = new Set(observed.map(({ figureId }) => figureId));
  const figures = [...shown.figures.filter(({ figureId }) => !ids.has(figureId)), ...observed];
  const facts = {
    ...shown,
    beds: [...bedsOf(then), ...unseenBeds(then, reference)],
    flows: flowsOf(then),
    feeds,
    figures,
  };
  const inForce = inForceOn(await readFrameworks(tx, reference), londonDay(now));
  if (!inForce) return facts;
  const sources = { reference, figures: new FiguresThen(facts, layout, reference) };
  const { scores } = await scoresNow(tx, sources, inForce.framework, now);
  const opel = scores.map((score) => {
    const set = shown.opel.find(({ placeId, pillar }) => placeId === score.placeId && pillar === score.pillar);
    const scored = opelScored(score, inForce.framework, undefined, at);
    return set?.override ? { ...scored, override: set.override } : scored;
  });
  return { ...facts, opel };
}

function bedsOf({ at, shown, occupancy }: Then): SiteBeds[] {
  return shown.beds.map((beds) => {
    const site = occupancy.sites.find(({ siteId }) => siteId === beds.siteId);
    const { occupied, onLeave } = site ?? { occupied: 0, onLeave: 0 };
    const freed = beds.occupied + beds.onLeave - occupied - onLeave;
    const usable = Math.min(beds.open, Math.max(0, beds.usable + freed));
    const isSame = occupied === beds.occupied && onLeave === beds.onLeave;
    return isSame ? beds : { ...beds, occupied, onLeave, usable, asOf: at, knownAt: occupancy.knownAt };
  });
}

/**
 * Sites of which nothing had been shown by then: every bed that reference data has open, and who is known to have been
 * there. People at no site of the board are there as well.
 */
function unseenBeds({ at, layout, shown, occupancy }: Then, reference: ReferenceData): SiteBeds[] {
  const day = londonDay(Date.parse(at));
  const { wards } = reference.at(day);
  const ofLayout = layout.providers.flatMap((provider) =>
    provider.sites.filter((site) => site.wards > 0).map(({ id: siteId }) => ({ siteId, providerId: provider.id })),
  );
  const withPeople = occupancy.sites.filter(({ occupied, onLeave }) => occupied + onLeave > 0);
  const all = new Map([...withPeople, ...ofLayout].map(({ siteId, providerId }) => [siteId, providerId]));
  return [...all]
    .filter(([siteId]) => shown.beds.every((beds) => beds.siteId !== siteId))
    .map(([siteId, providerId]): SiteBeds => {
      const theirs = wards.filter((ward) => ward.siteId === siteId && ward.bedBase);
      const open = theirs.reduce((sum, { id }) => sum + reference.bedsOfWard(id, day).length, 0);
      const { occupied = 0, onLeave = 0 } = occupancy.sites.find((site) => site.siteId === siteId) ?? {};
      const usable = Math.max(0, open - occupied - onLeave);
      const known = { open, occupied, usable, onLeave, wards: theirs.length, asOf: at, knownAt: occupancy.knownAt };
      return { kind: 'beds', siteId, providerId, ...known };
    });
}

function flowsOf({ at, shown, occupancy }: Then): BoardFacts['flows'] {
  const day = londonDay(Date.parse(at));
  const others = shown.flows.filter((flow) => flow.day !== day);
  const known = occupancy.sites.flatMap(({ siteId, providerId, admissions, discharges }) => {
    const before = shown.flows.find((flow) => flow.day === day && flow.siteId === siteId);
    if (!before && admissions + discharges === 0) return [];
    const asOf = before?.asOf ?? at;
    return [{ kind: 'flow' as const, siteId, providerId, day, admissions, discharges, asOf }];
  });
  return [...others, ...known];
}

async function heardSince(tx: Pick<Tx, 'query'>, { at, shown }: Then): Promise<BoardFacts['feeds']> {
  const rows = await tx.query<{ feed: FeedHeard }>(
    `SELECT ${FEED_FACT} AS feed FROM feed WHERE last_received_at >= $1`,
    [at],
  );
  const since = new Map(rows.map(({ feed }) => [feed.feedId, { ...feed, lastReceivedAt: at }]));
  const others = shown.feeds.filter(({ feedId }) => !since.has(feedId));
  return [...others, ...since.values()];
}

/** The figures of one moment, as `facts` have them. */
class FiguresThen extends FiguresNow {
  constructor(
    private readonly facts: BoardFacts,
    private readonly layout: BoardLayout,
    private readonly reference: ReferenceData,
  ) {
    super();
  }

  async read(_: Pick<Tx, 'query'>, { figureIds, placeIds }: FiguresAsked, now: number): Promise<PlacedInput[]> {
    const registry = this.reference.at(this.layout.day);
    const followed = holdImplausible(followedFigures(boardAt(this.layout, this.facts, now)), registry);
    const observed = this.facts.figures.map((one) => inputOf(one, now));
    return [...followed, ...observed].filter(
      ({ figureId, placeId }) => figureIds.includes(figureId) && placeIds.includes(placeId),
    );
  }
}
