import type { BoardFacts, BoardLayout, ProviderPlace, SitePlace } from './board-facts.ts';
import { eachFigure, type FigureName, type Figures, type FigureState } from './figure.ts';
import { feedsNow, heardFromProvider, type FeedsNow } from './feeds-now.ts';
import { heartbeatNow, throughThePath, type HeartbeatNow } from './heartbeat-now.ts';
import { londonDay } from './london-day.ts';
import { siteFigures } from './site-figures.ts';
import { isExact, totalOf, type TotalPart } from './total-of.ts';

export interface SiteNow {
  id: string;
  name: string;
  figures: Figures;
}

export interface ProviderNow extends SiteNow {
  /** State of the feed that its figures rest on. */
  state: FigureState;
  receivedAt: string | null;
  ageSeconds: number | null;
  sites: SiteNow[];
}

/** The board as it stands at one moment. */
export interface Board {
  title: string;
  /** The day in Europe/London that "today" means. */
  day: string;
  total: Figures;
  providers: ProviderNow[];
  feeds: FeedsNow;
  heartbeat: HeartbeatNow;
  /** People whom a message puts at no provider of this board. */
  elsewhere: number;
}

/** Works out every figure, its age and its state. Server and screen both call it. `now` is epoch ms, server's clock. */
export function boardAt(layout: BoardLayout, facts: BoardFacts, now: number): Board {
  const day = londonDay(now);
  const providers = layout.providers.map((place) => providerNow(place, layout, facts, day, now));
  const sites = providers.flatMap((provider) => provider.sites.map((site) => ({ provider, site })));
  const total = eachFigure((name) =>
    totalOf(
      'all',
      name,
      'sites',
      sites.map(({ provider, site }): TotalPart => ({
        name: missedAs(provider, site, name),
        figure: site.figures[name],
      })),
    ),
  );
  const feeds = feedsNow(layout, facts.feeds, now);
  const heartbeat = heartbeatNow(facts.heartbeats, layout.heartbeatEverySeconds, now);
  return { title: layout.title, day, total, providers, feeds, heartbeat, elsewhere: elsewhere(layout, facts) };
}

/** A provider none of whose sites can be believed is missed by its own name. */
const missedAs = (provider: ProviderNow, site: SiteNow, name: FigureName): string =>
  provider.sites.every(({ figures }) => !isExact(figures[name])) ? provider.name : site.name;

function elsewhere(layout: BoardLayout, { beds }: BoardFacts): number {
  const outside = beds.filter(({ providerId }) => layout.providers.every(({ id }) => id !== providerId));
  return outside.reduce((people, { occupied }) => people + occupied, 0);
}

/**
 * Every site with beds; any other, and the place of people whose location is not mapped (bed tracking calls it
 * `RVV-unknown`), only when there is somebody to show.
 */
function sitesShown(place: ProviderPlace, { beds, flows }: BoardFacts, day: string): SitePlace[] {
  const somebody = (id: string) =>
    beds.some(({ siteId, occupied, onLeave }) => siteId === id && occupied + onLeave > 0) ||
    flows.some((flow) => flow.siteId === id && flow.day === day && flow.admissions + flow.discharges > 0);
  const all = [...place.sites, { id: `${place.id}-unknown`, name: 'Not mapped', wards: 0 }];
  return all.filter(({ id, wards }) => wards > 0 || somebody(id));
}

function providerNow(
  place: ProviderPlace,
  { heartbeatEverySeconds }: BoardLayout,
  facts: BoardFacts,
  day: string,
  now: number,
): ProviderNow {
  const { id, name } = place;
  const heard = heardFromProvider(place, facts.feeds, now);
  const feed = throughThePath(heard, facts.heartbeats, heartbeatEverySeconds, now);
  const sites = sitesShown(place, facts, day).map((site) => ({
    id: site.id,
    name: site.name,
    figures: siteFigures(site, facts, feed, day, now),
  }));
  const figures = eachFigure((figure) =>
    totalOf(
      id,
      figure,
      'sites',
      sites.map((site): TotalPart => ({ name: site.name, figure: site.figures[figure] })),
    ),
  );
  const { state = 'never received', receivedAt = null, ageSeconds = null } = feed ?? {};
  return { id, name, state, receivedAt, ageSeconds, figures, sites };
}
