import { judge, replay, spansFrom, type Level, type Step, type Turn } from '../index.ts';
import { inputOf, WORKED } from '../worked-framework.fixture.ts';

const MINUTE = 60_000;
/** `0:1 60:3 90:-`: from minute 0 OPEL 1, from minute 60 OPEL 3, from minute 90 unknown. */
const turns = (said: string): Turn[] =>
  said.split(' ').map((one) => {
    const [minute, level] = one.split(':');
    return { at: Number(minute) * MINUTE, level: level === '-' ? null : (Number(level) as Level) };
  });
const judged = (said: string, events: number[] = [], alertLevel: Level = 3) =>
  judge(turns(said), { alertLevel, events: events.map((minute) => minute * MINUTE), since: 0, until: 600 * MINUTE });

describe('the judgement of a table', () => {
  it('counts minutes at each level, those unknown apart, and changes between known levels', () =>
    expect(judged('0:1 60:2 90:- 120:2 200:4 500:-')).toMatchObject({
      minutes: { opel1: 60, opel2: 110, opel3: 0, opel4: 300, unknown: 130 },
      changes: 2,
    }));

  it('knows nothing of the time before anything was recorded', () => {
    expect(judged('540:2')).toMatchObject({ minutes: { opel2: 60, unknown: 540 }, changes: 0 });
    const never = judge([], { alertLevel: 3, events: [], since: 0, until: 600 * MINUTE });
    expect(never.minutes).toMatchObject({ opel1: 0, unknown: 600 });
  });

  it('raises one alert each time the level is reached, and none again while it stands or is unknown', () => {
    const spans = spansFrom(turns('0:1 60:3 70:4 80:- 90:3 120:2 300:3'), 3);
    expect(spans.map(({ from, to }) => [from / MINUTE, to && to / MINUTE])).toEqual([
      [60, 120],
      [300, undefined],
    ]);
  });

  it('tells how long before what came the alert was raised', () =>
    // Raised at 60 and 300; events at 100 (40 minutes), 300 (none), 310 (10), and one at 200 when no alert stood.
    expect(judged('0:1 60:3 120:2 300:3', [100, 200, 300, 310])).toMatchObject({
      alerts: 2,
      events: 4,
      foreseen: 3,
      missed: 1,
      falseAlerts: 0,
      leadMinutes: { median: 10, least: 0, most: 40 },
    }));

  it('calls an alert false when it went by without anything, and does not judge one that still stands', () =>
    expect(judged('0:3 60:2 120:3', [])).toMatchObject({ alerts: 2, falseAlerts: 1, leadMinutes: null }));

  it('is of no level at all where nothing is known', () =>
    expect(judged('0:-', [60])).toMatchObject({ alerts: 0, missed: 1, minutes: { unknown: 600 } }));
});

describe('recorded steps by a table', () => {
  const places = {
    system: { placeId: 'QKS', name: 'System' },
    providers: ['RVV', 'RPA'].map((placeId) => ({ placeId, name: placeId, pillar: 'acute' as const, weight: 1 })),
  };
  const values = (placeId: string, said: string) =>
    WORKED.pillars[0]!.parameters.map(({ figureId }, at) => ({ placeId, ...inputOf(figureId, said.split(' ')[at]!) }));
  const GOOD = '12 96 1 75 50 1 90 1 9';
  const BAD = '75 55 25 130 150 12 99 7 18';
  const step = (minute: number, placeId: string, said: string): Step => ({
    at: minute * MINUTE,
    placeId,
    inputs: values(placeId, said),
  });
  const STEPS = [step(0, 'RVV', GOOD), step(0, 'RPA', GOOD), step(60, 'RPA', BAD), step(90, 'RVV', BAD)];
  const of = (framework = WORKED) =>
    Object.fromEntries(
      replay(framework, places, STEPS).map(({ placeId, pillar, turns: found }) => [
        `${placeId} ${pillar}`,
        found.map(({ at, level }) => `${at / MINUTE}:${level}`).join(' '),
      ]),
    );

  it('give the levels of every provider and of the system, and a turn only where the level differs', () =>
    expect(of()).toEqual({
      'RVV acute': '0:1 90:4',
      'RPA acute': '0:1 60:4',
      // (0 + 44) / 2 is 22.
      'QKS acute': '0:1 60:2 90:4',
      'QKS overall': '0:1 60:2 90:4',
    }));

  it('give others by other cut-offs', () =>
    expect(of({ ...WORKED, pillars: [{ ...WORKED.pillars[0]!, cutOffs: [11, 21, 33, 44] }] })).toMatchObject({
      'QKS overall': '0:1 60:3 90:4',
    }));
});
