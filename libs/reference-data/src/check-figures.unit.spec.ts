import { checkFigures } from './check-figures.ts';
import { loadReferenceData } from './index.ts';
import type { FigureRow } from './rows/figure.ts';
import type { FigureRule } from './rows/figure-rule.ts';
import type { Tables } from './tables.ts';

const dated = { validFrom: '2026-04-01', source: 'test', provisional: false };
const figure = (id: string, changed: Partial<FigureRow> = {}) => ({
  file: 'figures.csv',
  line: 2,
  row: { ...dated, id, level: 'provider', expectedOf: 'acute-trust', min: 0, max: 10, ...changed } as FigureRow,
});
const rule = (figureId: string, otherFigureId: string) => ({
  file: 'figure_rules.csv',
  line: 2,
  row: { ...dated, id: 'rule', figureId, relation: '<=', otherFigureId, reason: 'why' } as FigureRule,
});
const faultsOf = (figures: object[], figureRules: object[] = []) =>
  checkFigures({ figures, figureRules } as unknown as Tables).map(({ field, reason }) => `${field}: ${reason}`);

describe('checking the registry of figures', () => {
  it('takes figures and a rule between two of one level', () => {
    expect(faultsOf([figure('a'), figure('b')], [rule('a', 'b')])).toEqual([]);
  });

  it('refuses bounds that nothing fits between, and kinds of organisation that there are not', () => {
    expect(faultsOf([figure('a', { max: 0, expectedOf: 'acute-trust shop' })])).toEqual([
      'max: is not above min',
      'expected_of: there is no kind of organisation "shop"',
    ]);
  });

  it('refuses a rule about a figure that is not there, about itself, or about another kind of place', () => {
    expect(faultsOf([figure('a')], [rule('a', 'b')])).toEqual(['other_figure_id: there is no figure "b"']);
    expect(faultsOf([figure('a')], [rule('a', 'a')])).toEqual(['other_figure_id: is the figure itself']);
    expect(faultsOf([figure('a'), figure('b', { level: 'site' })], [rule('a', 'b')])).toEqual([
      'other_figure_id: is about a site, and a is not',
    ]);
  });
});

describe('the registry of Kent and Medway', () => {
  const { figures, opel } = loadReferenceData('deploy/reference/kent-and-medway').at('2026-11-22');
  const unitOf = new Map(figures.map(({ id, unit }) => [id, unit]));

  it('has every figure that OPEL rests on, in its unit', () => {
    const parameters = opel.flatMap(({ pillars }) => pillars.flatMap((pillar) => pillar.parameters));
    expect(parameters.length).toBeGreaterThan(30);
    expect(parameters.filter(({ figureId, unit }) => unitOf.get(figureId) !== unit)).toEqual([]);
  });

  it('says of every bound that no source confirms that it is provisional', () => {
    expect(figures.filter(({ provisional }) => !provisional)).toEqual([]);
  });
});
