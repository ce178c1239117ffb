import { useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { AlertPage } from '../alerts/alert-page.tsx';
import { AlertsPage } from '../alerts/alerts-page.tsx';
import { PlacesPage } from '../bed-board/places-page.tsx';
import { SitesPage } from '../bed-board/sites-page.tsx';
import { WardsPage } from '../bed-board/wards-page.tsx';
import { BoardPage } from '../board/board-page.tsx';
import { DeskPage } from '../desk/desk-page.tsx';
import { PlacePage } from '../desk/place-page.tsx';
import { FeedsPage } from '../feeds/feeds-page.tsx';
import { FigurePage } from '../figures/figure-page.tsx';
import { FiguresPage } from '../figures/figures-page.tsx';
import { HuddlePage } from '../huddles/huddle-page.tsx';
import { HuddlesPage } from '../huddles/huddles-page.tsx';
import type { Connection } from '../live/connection.ts';
import { LedgerPage } from '../out-of-area/ledger-page.tsx';
import { PlacementPage } from '../out-of-area/placement-page.tsx';
import { StartPage } from '../out-of-area/start-page.tsx';
import { SearchPage } from '../place-search/search-page.tsx';
import { WaysHomePage } from '../ways-home/ways-home-page.tsx';
import { TriggerPage } from '../triggers/trigger-page.tsx';
import { TriggersPage } from '../triggers/triggers-page.tsx';
import { ReplayPage } from '../replay/replay-page.tsx';
import { TuningPage } from '../tuning/tuning-page.tsx';
import { WallPage } from '../wall/wall-page.tsx';
import { useArrival } from './use-arrival.ts';

/** Shows the page that the address names. A page is a line here and one in pages.ts. */
export const App = ({ connection }: { connection: Connection }) => (
  <Switch>
    <Route path="/">
      <Board connection={connection} />
    </Route>
    <Route path="/wall">
      <WallPage connection={connection} />
    </Route>
    <Route path="/desk" component={DeskPage} />
    <Route path="/desk/:place">{({ place }) => <PlacePage placeId={place} />}</Route>
    <Route path="/feeds" component={FeedsPage} />
    <Route path="/figures" component={FiguresPage} />
    <Route path="/figures/:id">{({ id }) => <FigurePage figureId={id} />}</Route>
    <Route path="/alerts" component={AlertsPage} />
    <Route path="/alerts/:id">{({ id }) => <AlertPage alertId={id} />}</Route>
    <Route path="/triggers" component={TriggersPage} />
    <Route path="/triggers/:id">{({ id }) => <TriggerPage triggerId={id} />}</Route>
    <Route path="/huddles" component={HuddlesPage} />
    <Route path="/huddles/:id">{({ id }) => <HuddlePage huddleId={id} />}</Route>
    <Route path="/replay" component={ReplayPage} />
    <Route path="/tuning" component={TuningPage} />
    <Route path="/beds" component={SitesPage} />
    <Route path="/beds/:site">{({ site }) => <WardsPage siteId={site} />}</Route>
    <Route path="/beds/:site/:ward">{({ site, ward }) => <PlacesPage siteId={site} wardId={ward} />}</Route>
    <Route path="/find" component={SearchPage} />
    <Route path="/out-of-area" component={LedgerPage} />
    <Route path="/out-of-area/new" component={StartPage} />
    <Route path="/out-of-area/:id">{({ id }) => <PlacementPage placementId={id} />}</Route>
    <Route path="/ways-home" component={WaysHomePage} />
    <Route>
      <Redirect to="/" />
    </Route>
  </Switch>
);

/** The board; its stream is opened when it is first looked at. */
function Board({ connection }: { connection: Connection }) {
  useArrival('Beds and flow');
  useEffect(() => connection.start(), [connection]);
  return <BoardPage connection={connection} />;
}
