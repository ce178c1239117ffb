import type { Parameter } from '../opel/opel-answer.ts';
import { sayAmount, sayParameterState, sayPoints, sayStep } from './say-parameter.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const parameter: Parameter = {
  parameterId: 'ambulance-handover',
  figureId: 'ambulance-handover-mean',
  name: 'Ambulance handover',
  unit: 'minutes',
  value: 22,
  state: 'fresh',
  receivedAt: '2026-11-23T09:56:00.000Z',
  points: 3,
  bestPoints: 3,
  worstPoints: 3,
  maxPoints: 10,
  provisional: true,
  says: '',
};

describe('a parameter at the desk', () => {
  it('tells its value in its unit; unknown is not 0', () => {
    expect(sayAmount(61.54, '%')).toBe('61.5 %');
    expect(sayAmount(null, 'minutes')).toBe('–');
  });

  it('tells what another value would do', () => {
    expect(sayStep({ value: 60, comparison: '>', points: 4, level: 4 }, 'minutes')).toBe(
      'above 60 minutes: +4, OPEL 4',
    );
    expect(sayStep({ value: 15, comparison: '<=', points: -3, level: null }, 'minutes')).toBe('at most 15 minutes: −3');
    expect(sayStep(undefined, 'minutes')).toBe('–');
  });

  it('tells its points, as a range while it can not be believed', () => {
    expect(sayPoints(parameter)).toBe('3 of 10');
    expect(sayPoints({ ...parameter, bestPoints: 0, worstPoints: 10 })).toBe('3 (0 to 10 of 10)');
    expect(sayPoints({ ...parameter, points: null, bestPoints: 0, worstPoints: 10 })).toBe('0 to 10 of 10');
  });

  it('tells its age and state', () => {
    expect(sayParameterState(parameter, now)).toBe('fresh, 4 min');
    expect(sayParameterState({ ...parameter, state: 'never received', receivedAt: null }, now)).toBe('never received');
  });
});
