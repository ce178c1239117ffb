import { boardAt, type BoardFacts, type BoardLayout } from '@careway/pressure';
import { loadReferenceData } from '@careway/reference-data';
import { followedFigures, holdImplausible } from './followed-figures.ts';

const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const registry = loadReferenceData('deploy/reference/kent-and-medway').at('2026-11-22');
const layout: BoardLayout = {
  title: 'One provider',
  day: '2026-11-22',
  heartbeatEverySeconds: 5,
  providers: [
    {
      id: 'RVV',
      name: 'East',
      sites: [{ id: 'RVV01', name: 'William Harvey', wards: 1 }],
      feeds: [{ id: 'east-pas', name: 'East PAS', expectedEverySeconds: 60 }],
    },
  ],
};
const at = '2026-11-22T09:59:50.000Z';
const facts = (occupied: number): BoardFacts => ({
  beds: [
    {
      kind: 'beds',
      siteId: 'RVV01',
      providerId: 'RVV',
      open: 20,
      occupied,
      usable: 2,
      onLeave: 0,
      wards: 1,
      asOf: at,
      knownAt: at,
    },
  ],
  flows: [],
  feeds: [{ kind: 'feed', feedId: 'east-pas', providerId: 'RVV', lastReceivedAt: at, expectedEverySeconds: 60 }],
  heartbeats: [],
  opel: [],
  figures: [],
  alerts: [],
});
const followed = (occupied: number) =>
  new Map(
    holdImplausible(followedFigures(boardAt(layout, facts(occupied), NOW)), registry).map((one) => [
      `${one.figureId}/${one.placeId}`,
      { value: one.value, state: one.state },
    ]),
  );

describe('figures that follow from the board', () => {
  it('are the beds of a site and the occupancy of its provider', () => {
    const figures = followed(18);
    expect(figures.get('beds-occupied/RVV01')).toEqual({ value: 18, state: 'fresh' });
    expect(figures.get('ga-occupancy/RVV')).toEqual({ value: 90, state: 'fresh' });
  });

  it('are held while more beds are occupied than are open, and not shown', () => {
    const figures = followed(27);
    expect(figures.get('beds-occupied/RVV01')).toEqual({ value: null, state: 'held' });
    expect(figures.get('beds-open/RVV01')).toEqual({ value: 20, state: 'fresh' });
    expect(figures.get('ga-occupancy/RVV')).toEqual({ value: null, state: 'held' });
  });
});
