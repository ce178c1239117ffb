import { cascade, explainPillar, sayParameter, scorePillar, actionsAt, type Level } from './index.ts';
import { FOUR, inputOf, WORKED } from './worked-framework.fixture.ts';

const ACUTE = WORKED.pillars[0]!;
/** Provider D of `worked-examples.md`: 24 points, OPEL 3. */
const D = ['34', '71', '6', '104', '95', '7.5', '96', '3', '14'];
/** Four minutes after the values of the fixture. */
const NOW = Date.parse('2026-11-23T10:04:00.000Z');

function explained(changed: Record<number, string> = {}) {
  const inputs = ACUTE.parameters.map(({ figureId }, at) => inputOf(figureId, changed[at] ?? D[at]!));
  return explainPillar(ACUTE, scorePillar(ACUTE, inputs), NOW);
}
const sentences = (changed?: Record<number, string>) => explained(changed).parameters.map(sayParameter);

describe('an explanation', () => {
  it('says of each parameter its points, its age and what would raise or lower it', () => {
    const { parameters } = explained();
    expect(parameters[0]).toMatchObject({
      points: 3,
      band: 3,
      ageSeconds: 240,
      raise: { value: 60, comparison: '>', points: 2, level: 3 },
      lower: { value: 30, comparison: '<=', points: -1, level: 3 },
    });
    expect(parameters[1]).toMatchObject({
      raise: { value: 60, comparison: '<', points: 2 },
      lower: { value: 76, comparison: '>=', points: -1 },
    });
  });

  it('says how many points lead to the next level and back', () => {
    expect(explained()).toMatchObject({ points: 24, pointsToNextLevel: 9.5, pointsToLevelBefore: 1.5 });
    const [best, worst] = [explained(of('12 96 1 75 50 1 90 1 9')), explained(of('75 55 25 130 150 12 99 7 18'))];
    expect(best).not.toHaveProperty('pointsToLevelBefore');
    expect(best).toMatchObject({ pointsToNextLevel: 11.5 });
    expect(best.parameters[0]).not.toHaveProperty('lower');
    expect(worst).not.toHaveProperty('pointsToNextLevel');
    expect(worst.parameters[0]).not.toHaveProperty('raise');
  });

  it('tells the level that a change would lead to', () => {
    // 24 - 2 (escalation at or below 2) is 22, which is OPEL 2.
    expect(explained().parameters[7]!.lower).toEqual({ value: 2, comparison: '<=', points: -2, level: 2 });
  });

  it('passes over a band that is worth the same as the one before', () => {
    const bands = [{ limit: 10, points: 0 }, { limit: 20, points: 2 }, { limit: 30, points: 2 }, { points: 5 }];
    const table = { ...ACUTE, maxPoints: 5, cutOffs: [1, 2, 3, 5], parameters: [{ ...ACUTE.parameters[0]!, bands }] };
    const at = (value: string) =>
      explainPillar(table, scorePillar(table, [inputOf('handover', value)]), NOW).parameters[0];
    expect(at('15')).toMatchObject({ raise: { value: 30, points: 3 }, lower: { value: 10, points: -2 } });
    expect(at('25')).toMatchObject({ raise: { value: 30, points: 3 }, lower: { value: 10, points: -2 } });
  });

  it('is one sentence for each parameter', () => {
    expect(sentences()[0]).toBe(
      'handover: 34 minutes, 4 min ago, 3 of 5 points. Above 60 minutes: +2, OPEL 3; At or below 30 minutes: −1, OPEL 3.',
    );
    expect(sentences({ 6: '-' })[6]).toBe('occupancy: never received, so between 0 and 5 points.');
    expect(sentences({ 6: '-' })[0]).toContain('Above 60 minutes: +2;');
    expect(sentences({ 6: '96 stale' })[6]).toContain('96%, 4 min ago, 3 of 5 points (stale: between 0 and 5).');
  });
});

const of = (values: string): Record<number, string> => Object.fromEntries(values.split(' ').entries());

describe('the cascade', () => {
  const system = (level: Level | null) => ({ placeId: 'QKS', level });
  const provider = (placeId: string, level: Level | null) => ({ placeId, pillar: 'acute' as const, level });
  const duties = (...given: Parameters<typeof cascade>) =>
    cascade(...given).map(({ rule, placeId, level, pillar, because }) => [rule, placeId, level, pillar, because]);

  it('lets a provider act on its own score, and the system on that of the kind of provider', () => {
    expect(duties(WORKED, system(1), [provider('RPA', 4), provider('RVV', 1)])).toEqual([
      ['own', 'RPA', 4, undefined, 'RPA'],
      ['own', 'RVV', 1, undefined, 'RVV'],
      ['of-type', 'QKS', 4, 'acute', 'RPA'],
      ['others', 'QKS', 4, 'acute', 'RPA'],
    ]);
  });

  it('brings all actions of the system and the region in from the level that the rule says', () => {
    expect(duties(WORKED, system(2), [])).toEqual([]);
    expect(duties(WORKED, system(3), [])).toEqual([
      ['system', 'QKS', 3, undefined, 'QKS'],
      ['region', undefined, 3, undefined, 'QKS'],
    ]);
  });

  it('calls for nothing by a level that is not known', () =>
    expect(duties(FOUR, system(null), [provider('RPA', null)])).toEqual([]));

  it('has the kinds of action of a level on top of those below, except of the first', () => {
    const kinds = (level: Level) => actionsAt(WORKED, level).map(({ kind }) => kind);
    expect([kinds(1), kinds(3)]).toEqual([['business as usual'], ['extra board rounds', 'system call']]);
  });
});
