import type { BoardFacts, SiteBeds, SiteFlow, SitePlace } from './board-facts.ts';
import { eachFigure, FIGURES, type Figure, type FigureName, type Figures } from './figure.ts';
import type { FeedNow } from './feeds-now.ts';
import { counts, freshnessOf } from './freshness.ts';

/** The six figures of one site. Their age is that of the provider's feed: a quiet ward on a living feed is fresh. */
export function siteFigures(
  site: SitePlace,
  facts: Pick<BoardFacts, 'beds' | 'flows'>,
  feed: FeedNow | null,
  day: string,
  now: number,
): Figures {
  const beds = facts.beds.find(({ siteId }) => siteId === site.id);
  const flow = facts.flows.find((one) => one.siteId === site.id && one.day === day);
  return eachFigure((name) => {
    const figure = { ...blank(site.id, name, feed), ...fromAnotherDoor(feed, beds, flow, now) };
    if (figure.state === 'never received') return figure;
    return name === 'admissions' || name === 'discharges'
      ? { ...figure, asOf: flow?.asOf ?? null, value: flowOf(flow, name, feed) }
      : withBeds(figure, name, site, beds);
  });
}

const blank = (siteId: string, name: FigureName, feed: FeedNow | null): Figure => ({
  id: `${siteId}/${name}`,
  ...FIGURES[name],
  value: null,
  asOf: null,
  receivedAt: feed?.receivedAt ?? null,
  expectedEverySeconds: feed?.expectedEverySeconds ?? null,
  state: feed?.state ?? 'never received',
});

/**
 * Where the provider's own feed was never heard and yet people are there, they came by another door (the try-out
 * interface, a form): the figures are as old as the last change.
 */
function fromAnotherDoor(
  feed: FeedNow | null,
  beds: SiteBeds | undefined,
  flow: SiteFlow | undefined,
  now: number,
): Partial<Figure> {
  const people = (beds?.occupied ?? 0) + (beds?.onLeave ?? 0) > 0;
  if (!feed || feed.receivedAt !== null || !(people || flow)) return {};
  const told = [people ? beds?.knownAt : undefined, flow?.asOf].filter((time) => time !== undefined).sort();
  const heard = { receivedAt: told.at(-1) ?? null, expectedEverySeconds: feed.expectedEverySeconds };
  return { ...heard, state: freshnessOf(heard, now) };
}

/** On a day of which nothing was told yet there were none, provided that the feed is alive to tell. */
const flowOf = (flow: SiteFlow | undefined, name: 'admissions' | 'discharges', feed: FeedNow | null): number | null =>
  flow?.[name] ?? (feed && counts(feed.state) ? 0 : null);

function withBeds(
  figure: Figure,
  name: 'open' | 'occupied' | 'usable' | 'onLeave',
  site: SitePlace,
  beds: SiteBeds | undefined,
): Figure {
  // A site without wards has no beds: that is known without being told.
  if (!beds) return site.wards === 0 ? { ...figure, value: 0 } : { ...figure, state: 'never received' };
  const { asOf, wards } = beds;
  if (wards >= site.wards) return { ...figure, asOf, value: beds[name] };
  const missing = [`${site.wards - wards} of ${site.wards} wards`];
  return { ...figure, asOf, range: { atLeast: beds[name], known: wards, of: site.wards, parts: 'wards', missing } };
}
