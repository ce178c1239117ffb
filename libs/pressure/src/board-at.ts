import type { BoardFacts, BoardLayout, ProviderPlace } from './board-facts.ts';
import { eachFigure, type FigureName, type Figures, type FigureState } from './figure.ts';
import { feedsNow, heardFromProvider, type FeedsNow } from './feeds-now.ts';
import { heartbeatNow, type HeartbeatNow } from './heartbeat-now.ts';
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
}

/** Works out every figure, its age and its state. Server and screen both call it. `now` is epoch ms, server's clock. */
export function boardAt(layout: BoardLayout, facts: BoardFacts, now: number): Board {
  const day = londonDay(now);
  const providers = layout.providers.map((place) => providerNow(place, facts, day, now));
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
  return { title: layout.title, day, total, providers, feeds, heartbeat };
}

/** A provider none of whose sites can be believed is missed by its own name. */
const missedAs = (provider: ProviderNow, site: SiteNow, name: FigureName): string =>
  provider.sites.every(({ figures }) => !isExact(figures[name])) ? provider.name : site.name;

function providerNow(place: ProviderPlace, facts: BoardFacts, day: string, now: number): ProviderNow {
  const { id, name } = place;
  const feed = heardFromProvider(place, facts.feeds, now);
  const sites = place.sites.map((site) => ({
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
