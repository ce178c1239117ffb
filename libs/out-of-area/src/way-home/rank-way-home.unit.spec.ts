import fc from 'fast-check';
import type { Need, PlaceNow } from '@careway/places';
import { CRITERIA } from './criteria.ts';
import { WISHES, type PersonAway } from './person-away.ts';
import { rankWayHome } from './rank-way-home.ts';

const PLACE: PlaceNow = {
  placeId: 'RXYSM-A-01',
  type: 'bed',
  label: '01',
  bay: '',
  wardId: 'RXYSM-A',
  wardName: 'A',
  siteId: 'RXYSM',
  siteName: 'St Martins',
  providerId: 'RXY',
  wardKind: 'mental-health',
  bedClass: '200',
  sex: 'mixed',
  isolation: false,
  escalation: false,
  specialisms: [],
  bedBase: true,
  state: 'open',
  since: '2026-03-02T08:00:00.000Z',
  knownAt: '2026-03-02T08:00:00.000Z',
  version: 1,
  staffed: true,
};
const NEED: Need = { bedClasses: ['200'], sex: 'any', isolation: false, specialisms: [] };
const away = (placementId: string, more: Partial<PersonAway> = {}): PersonAway => ({
  placementId,
  subjectId: `s-${placementId}`,
  need: NEED,
  reasonCode: '10',
  nights: 10,
  kmFromHome: 30,
  wish: 'wants-home',
  contactsMissed: 0,
  ...more,
});
const order = (...people: PersonAway[]) => rankWayHome(PLACE, people).ranked.map(({ placementId }) => placementId);

describe('the way home', () => {
  it.each<[string, Partial<PersonAway>, Partial<PersonAway>]>([
    ['who is away for want of a bed', { reasonCode: '10' }, { reasonCode: '12', nights: 200, kmFromHome: 400 }],
    ['who wants to come home', { wish: 'wants-home' }, { wish: 'unknown', nights: 200, kmFromHome: 400 }],
    ['who has been away over 90 nights', { nights: 90 }, { nights: 89, kmFromHome: 400, contactsMissed: 3 }],
    ['who has been away over 60 nights', { nights: 60 }, { nights: 59, kmFromHome: 400, contactsMissed: 3 }],
    ['whose home team missed a contact', { contactsMissed: 1 }, { kmFromHome: 400, nights: 50 }],
    ['who is in a farther band', { kmFromHome: 100 }, { kmFromHome: 99, nights: 50 }],
    ['whose distance is known', { kmFromHome: 0 }, { kmFromHome: undefined, nights: 50 }],
    ['who has been away longer', { nights: 11 }, { nights: 10, kmFromHome: 49 }],
    ['whose placement has the lower id, all else being equal', {}, {}],
  ])('thinks first of the person %s', (_, first, second) => {
    expect(order(away('a', first), away('b', second))).toEqual(['a', 'b']);
    expect(order(away('b', second), away('a', first))).toEqual(['a', 'b']);
  });

  it('says the reason of each rank, and what puts one before the next', () => {
    const { ranked } = rankWayHome(PLACE, [
      away('a', { nights: 95, kmFromHome: 231.4, contactsMissed: 2 }),
      away('b', { nights: 95, contactsMissed: 1, kmFromHome: undefined }),
      away('c', { reasonCode: '12', wish: 'unknown', nights: 1 }),
    ]);
    expect(ranked).toEqual([
      {
        placementId: 'a',
        subjectId: 's-a',
        rank: 1,
        reason:
          'away only for want of a local bed (reason 10); wants to come home; 95 nights away, over 90; 2 contacts missed; 231 km from home',
        aheadBy: 'distance: 231 km from home, the next distance not known',
      },
      {
        placementId: 'b',
        subjectId: 's-b',
        rank: 2,
        reason:
          'away only for want of a local bed (reason 10); wants to come home; 95 nights away, over 90; 1 contact missed; distance not known',
        aheadBy: 'why away: away only for want of a local bed (reason 10), the next away for reason 12',
      },
      {
        placementId: 'c',
        subjectId: 's-c',
        rank: 3,
        reason: 'away for reason 12; wish not known: ask; 1 night away; no contact missed; 30 km from home',
      },
    ]);
  });

  it('leaves out, with why, whom the place does not fit, who wants to stay and who is on the way already', () => {
    const { ranked, excluded } = rankWayHome(PLACE, [
      away('c', { onTheWay: 'has a reserved place' }),
      away('b', { wish: 'wants-to-stay' }),
      away('a', { wish: 'wants-to-stay', need: { ...NEED, bedClasses: ['201'] } }),
    ]);
    expect(ranked).toEqual([]);
    expect(excluded.map(({ placementId, why }) => [placementId, why])).toEqual([
      ['a', ['wants to stay where they are', 'is of class 200']],
      ['b', ['wants to stay where they are']],
      ['c', ['has a reserved place']],
    ]);
  });

  it("is nobody's when nobody could be put there now", () => {
    const { ranked, excluded } = rankWayHome({ ...PLACE, state: 'closed', reason: 'no staff' }, [away('a')]);
    expect([ranked, excluded[0]?.why]).toEqual([[], ['closed: no staff']]);
  });

  const anybody = fc.uniqueArray(
    fc.record({
      placementId: fc.uuid(),
      subjectId: fc.uuid(),
      need: fc.constantFrom(NEED, { ...NEED, bedClasses: ['201'] }),
      reasonCode: fc.constantFrom('10', '11', '12', '13', '14', '15'),
      nights: fc.nat(120),
      kmFromHome: fc.option(fc.nat(500), { nil: undefined }),
      wish: fc.constantFrom(...WISHES),
      contactsMissed: fc.nat(3),
      onTheWay: fc.option(fc.constant('has a reserved place'), { nil: undefined, freq: 5 }),
    }),
    { selector: ({ placementId }) => placementId, maxLength: 12 },
  );

  it('answers the same whatever the order of the people, and has everybody once', () => {
    fc.assert(
      fc.property(
        anybody.chain((people) =>
          fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length })),
        ),
        ([people, shuffled]) => {
          const answer = rankWayHome(PLACE, people);
          expect(rankWayHome(PLACE, shuffled)).toEqual(answer);
          const ids = [...answer.ranked, ...answer.excluded].map(({ placementId }) => placementId);
          expect(ids.sort()).toEqual(people.map(({ placementId }) => placementId).sort());
          expect(answer.ranked.map(({ rank }) => rank)).toEqual(answer.ranked.map((_, index) => index + 1));
        },
      ),
    );
  });

  it('never changes the order of two people because of a third', () => {
    fc.assert(
      fc.property(anybody, fc.nat(), (people, pick) => {
        if (people.length === 0) return;
        const gone = people[pick % people.length]!.placementId;
        const without = people.filter(({ placementId }) => placementId !== gone);
        expect(order(...without)).toEqual(order(...people).filter((id) => id !== gone));
      }),
    );
  });

  it('puts nobody before one who is ahead by the first thing that differs', () => {
    fc.assert(
      fc.property(anybody, (people) => {
        const byId = new Map(people.map((person) => [person.placementId, person]));
        const weights = order(...people).map((id) => CRITERIA.map(({ weight }) => weight(byId.get(id)!)));
        for (const [at, next] of weights.slice(1).entries()) {
          const differs = next.findIndex((weight, index) => weight !== weights[at]![index]);
          if (differs >= 0) expect(weights[at]![differs]).toBeGreaterThan(next[differs]!);
        }
      }),
    );
  });
});
