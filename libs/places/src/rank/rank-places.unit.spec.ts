import { rankPlaces, type Need, type PlaceNow } from '../index.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const KM: Record<string, number> = { CT1: 0, CT9: 26.1, DA2: 62.8 };
const world = { now: NOW, distanceKm: (_: string, to: string) => KM[to] };
const NEED: Need = { types: ['bed'], sex: 'female', isolation: false, specialisms: [], homeOutcode: 'CT1' };

const place = (placeId: string, more: Partial<PlaceNow> = {}): PlaceNow => ({
  placeId,
  type: 'bed',
  label: '01',
  bay: 'BAY1',
  wardId: 'W',
  wardName: 'Ward',
  siteId: 'S',
  siteName: 'Site',
  providerId: 'P',
  outcode: 'CT9',
  wardKind: 'medical',
  sex: 'mixed',
  isolation: false,
  escalation: false,
  specialisms: [],
  bedBase: true,
  state: 'open',
  since: '2026-11-23T08:00:00.000Z',
  knownAt: '2026-11-23T11:00:00.000Z',
  version: 1,
  staffed: true,
  ...more,
});

const rank = (need: Partial<Need>, ...places: PlaceNow[]) => rankPlaces({ ...NEED, ...need }, places, world);
const order = (need: Partial<Need>, ...places: PlaceNow[]) =>
  rank(need, ...places).ranked.map((one) => [one.place.placeId, one.because.rule, one.because.says]);

describe('the order of places that can be offered', () => {
  it('is: usual, nearest, with the least that is not needed, freshest, by id; each rank says what decided', () => {
    expect(
      order(
        {},
        place('escalation', { escalation: true, outcode: 'CT1' }),
        place('far', { outcode: 'DA2' }),
        place('nowhere', { outcode: undefined }),
        place('single', { isolation: true, specialisms: ['negative-pressure'] }),
        place('b'),
        place('a'),
        place('old', { knownAt: '2026-11-23T09:00:00.000Z' }),
      ),
    ).toEqual([
      ['a', 'distance', 'nearest to home, 26.1 km'],
      ['b', 'id', 'as good as the place before it'],
      ['old', 'age', 'its state is older, 3 h'],
      ['single', 'spare', 'has single room and negative pressure, not needed here'],
      ['far', 'distance', '62.8 km from home, 36.7 km farther'],
      ['nowhere', 'distance', 'how far it is from home is not known'],
      ['escalation', 'escalation', 'escalation capacity: to be opened only when the rest is full'],
    ]);
  });

  it('rests on what is spare when nobody said where home is', () => {
    expect(order({ homeOutcode: undefined }, place('single', { isolation: true }), place('plain'))).toEqual([
      ['plain', 'spare', 'has just what is needed'],
      ['single', 'spare', 'has single room, not needed here'],
    ]);
  });

  it('does not hold against a place what the person needs of it', () => {
    const single = place('single', { isolation: true, specialisms: ['bariatric'] });
    const [first] = rank({ isolation: true, specialisms: ['bariatric'] }, single).ranked;
    expect(first).toMatchObject({ rank: 1, spare: [], distanceKm: 26.1, ageSeconds: 3_600 });
  });

  it('is the same whatever the order in which places are given', () => {
    const places = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) =>
      place(id, { isolation: index % 2 === 0, outcode: index < 3 ? 'CT9' : 'DA2', escalation: index === 1 }),
    );
    const ids = (given: PlaceNow[]) => rank({}, ...given).ranked.map((one) => one.place.placeId);
    for (let turn = 0; turn < places.length; turn++)
      expect(ids([...places.slice(turn), ...places.slice(0, turn)].toReversed())).toEqual(ids(places));
  });
});

describe('a place that can not be offered', () => {
  it.each<[Partial<PlaceNow>, Partial<Need>, string, string]>([
    [{ type: 'chair' }, {}, 'type', 'is a chair'],
    [{ bedClass: '201' }, { bedClasses: ['200'] }, 'class', 'is of class 201'],
    [{}, { bedClasses: ['200'] }, 'class', 'has no mental health class'],
    [{}, { wardKinds: ['surgical'] }, 'ward-kind', 'is in a ward for medical'],
    [{ sex: 'male' }, {}, 'sex', 'male only'],
    [{}, { isolation: true }, 'isolation', 'is no single room'],
    [{ specialisms: ['telemetry'] }, { specialisms: ['bariatric', 'telemetry'] }, 'specialism', 'has no bariatric'],
    [{ state: 'closed', reason: 'norovirus' }, {}, 'state', 'closed: norovirus'],
    [{ state: 'held' }, {}, 'state', 'held for somebody'],
    [{ state: 'on-leave' }, {}, 'state', 'kept for a person on leave'],
    [{ state: 'being-cleaned' }, {}, 'state', 'being cleaned'],
    [{ staffed: false }, {}, 'unstaffed', 'no staff for it'],
  ])('%j for %j is left out by %s', (more, need, rule, says) => {
    const { ranked, excluded } = rank(need, place('x', more));
    expect(ranked).toEqual([]);
    expect(excluded).toMatchObject([{ ageSeconds: 3_600, why: [{ rule, says }] }]);
  });

  it('has every reason against it, and those that miss least come first', () => {
    const { excluded } = rank(
      { isolation: true },
      place('chair', { type: 'chair', sex: 'male', state: 'occupied', staffed: false }),
      place('nearly', { isolation: true, state: 'being-cleaned' }),
    );
    expect(excluded.map((one) => [one.place.placeId, one.why.map((why) => why.rule)])).toEqual([
      ['nearly', ['state']],
      ['chair', ['type', 'sex', 'isolation', 'state', 'unstaffed']],
    ]);
  });

  it('that would fit if it were free comes before one that is of another kind, the nearest first', () => {
    const { excluded } = rank(
      {},
      place('male', { sex: 'male', outcode: 'CT1' }),
      place('far', { state: 'occupied', outcode: 'DA2' }),
      place('near', { state: 'vacated', outcode: 'CT1' }),
    );
    expect(excluded.map((one) => [one.place.placeId, one.distanceKm])).toEqual([
      ['near', 0],
      ['far', 62.8],
      ['male', 0],
    ]);
  });

  it('is counted: every place is either ranked or excluded, once', () => {
    const states = ['open', 'held', 'occupied', 'closed'] as const;
    const places = states.flatMap((state) =>
      ['F', 'M'].map((sex) => place(`${state}${sex}`, { state, sex: sex === 'F' ? 'female' : 'male' })),
    );
    const { ranked, excluded } = rank({}, ...places);
    expect([...ranked, ...excluded].map((one) => one.place.placeId).sort()).toEqual(
      places.map((one) => one.placeId).sort(),
    );
    expect(ranked.map((one) => one.place.placeId)).toEqual(['openF']);
  });

  it('any sex fits every limit', () => {
    const places = (['female', 'male', 'mixed'] as const).map((sex) => place(sex, { sex }));
    expect(rank({ sex: 'any' }, ...places).excluded).toEqual([]);
  });
});
