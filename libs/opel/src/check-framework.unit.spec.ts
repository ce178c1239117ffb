import { faultsOfFramework, type Band, type Framework, type PillarTable } from './index.ts';
import { FOUR, WORKED } from './worked-framework.fixture.ts';

const ACUTE = WORKED.pillars[0]!;
const acute = (more: Partial<PillarTable>): Framework => ({ ...WORKED, pillars: [{ ...ACUTE, ...more }] });
const bands = (...found: Band[]): Framework =>
  acute({ parameters: [{ ...ACUTE.parameters[0]!, bands: found }, ...ACUTE.parameters.slice(1)] });
const fields = (framework: Framework): string[] => faultsOfFramework(framework).map(({ field }) => field);

const LAST = { points: 5 };

describe('tables that can be scored by', () => {
  it('have no fault', () => expect([...faultsOfFramework(WORKED), ...faultsOfFramework(FOUR)]).toEqual([]));

  it.each<[says: string, framework: Framework, field: string, rule: string]>([
    ['no pillar', { ...WORKED, pillars: [] }, 'pillars', 'has no pillar'],
    ['no parameter', acute({ parameters: [], maxPoints: 0 }), 'pillars.0.parameters', 'has no parameter'],
    [
      'one figure twice',
      acute({
        parameters: [...ACUTE.parameters, { ...ACUTE.parameters[0]!, id: 'again' }],
        maxPoints: 49,
        cutOffs: [11, 22, 33, 49],
      }),
      'pillars.0.parameters.9',
      'the figure handover is there twice',
    ],
    [
      'limits in the wrong order',
      bands({ limit: 30, points: 0 }, { limit: 15, points: 2 }, LAST),
      'pillars.0.parameters.0.bands.1.limit',
      '15 is not above 30, and higher-is-worse was said',
    ],
    [
      'points that fall',
      bands({ limit: 15, points: 3 }, { limit: 30, points: 2 }, LAST),
      'pillars.0.parameters.0.bands.1.points',
      '2 is less than the 3 of the better band',
    ],
    [
      'a worst band that ends',
      bands({ limit: 15, points: 0 }, { limit: 30, points: 5 }),
      'pillars.0.parameters.0.bands.1.limit',
      'ends the worst band',
    ],
    ['a band without an end', bands({ points: 0 }, LAST), 'pillars.0.parameters.0.bands.0.limit', 'is missing'],
    ['one band', bands(LAST), 'pillars.0.parameters.0.bands', 'has fewer than two bands'],
    [
      'another most',
      acute({ maxPoints: 50, cutOffs: [11, 22, 33, 50] }),
      'pillars.0.maxPoints',
      'is 50, and the worst bands add up to 44',
    ],
    ['three cut-offs', acute({ cutOffs: [11, 22, 44] }), 'pillars.0.cutOffs', 'has 3 numbers'],
    ['cut-offs that fall', acute({ cutOffs: [11, 10, 33, 44] }), 'pillars.0.cutOffs.1', '10 is not above 11'],
    [
      'cut-offs that end early',
      acute({ cutOffs: [11, 22, 33, 43] }),
      'pillars.0.cutOffs.3',
      'is not 44, the most that can be scored',
    ],
    ['weights that are not 1', acute({ systemWeight: 0.9 }), 'pillars', 'the system weights add up to 0.9'],
    [
      'an action twice',
      { ...WORKED, actions: [WORKED.actions[0]!, WORKED.actions[0]!] },
      'actions.1',
      '1 business as usual is there twice',
    ],
    [
      'providers that act on the score of the system',
      { ...WORKED, cascade: [{ ...WORKED.cascade[3]!, who: 'provider' }] },
      'cascade.0.who',
      'is provider for a score of the system',
    ],
    [
      'a system of a kind of provider',
      { ...WORKED, cascade: [{ ...WORKED.cascade[3]!, actions: 'others' }] },
      'cascade.0.actions',
      'is others for a score of the system',
    ],
  ])('do not have %s: it is told where, what and how to mend it', (_, framework, field, rule) => {
    expect(faultsOfFramework(framework)).toEqual([{ field, rule, fix: expect.stringMatching(/\.$/) }]);
  });

  it('use one scale for all pillars', () => {
    const [first, ...rest] = FOUR.pillars;
    const other = { ...FOUR, pillars: [first!, { ...rest[0]!, cutOffs: [20, 50, 75, 100] }, ...rest.slice(1)] };
    expect(fields(other)).toEqual(['pillars.1.cutOffs']);
  });
});
