import fc from 'fast-check';
import { judgeCauses, type Cause, type Judged } from './judge-causes.ts';
import { causeOf, isBeyond, sayAlert, type Reading, type Trigger } from './trigger.ts';

const START = Date.parse('2026-11-22T09:00:00.000Z');
const MINUTE = 60_000;
const handover: Trigger = {
  id: 'handover',
  version: 0,
  name: 'ambulance handover, mean',
  watches: 'figure',
  figureId: 'ambulance-handover-mean',
  relation: '>=',
  limit: 45,
  clearsAt: 30,
  forMinutes: 15,
  partOf: 'opel-4',
  action: 'Open the cohort area',
  owner: 'Emergency department lead',
  deputy: 'Site lead',
  dueMinutes: 30,
  provisional: true,
};
const opel: Trigger = {
  ...handover,
  id: 'opel-4',
  watches: 'opel',
  figureId: undefined,
  limit: 4,
  clearsAt: 4,
  forMinutes: 0,
  partOf: undefined,
};
const reading = (triggerId: string, value: number | null, placeId = 'RVV'): Reading => ({
  triggerId,
  subjectId: placeId,
  placeId,
  name: 'East Kent',
  unit: 'minutes',
  value,
});

/** Lives through readings minute by minute, as the database would. */
function living(triggers: readonly Trigger[]) {
  let causes: Cause[] = [];
  let alerts = 0;
  return (minute: number, ...readings: Reading[]): Judged => {
    const judged = judgeCauses(triggers, readings, causes, START + minute * MINUTE);
    const over = new Set(judged.over.map(({ cause }) => cause));
    const raised = new Set(judged.raised.map(({ cause }) => cause));
    causes = [...causes, ...judged.begun]
      .filter(({ cause }) => !over.has(cause))
      .map((one) => (raised.has(one.cause) ? { ...one, alertId: `alert-${(alerts += 1)}` } : one));
    return judged;
  };
}

const told = ({ raised, over }: Judged) => [raised.map(({ cause }) => cause), over.map(({ alertId }) => alertId)];

describe('alerts by triggers', () => {
  it('are raised once a value has stayed beyond its limit, once, and cleared when it is well below', () => {
    const live = living([handover]);
    expect(told(live(0, reading('handover', 50)))).toEqual([[], []]);
    expect(told(live(14, reading('handover', 45)))).toEqual([[], []]);
    expect(told(live(15, reading('handover', 45)))).toEqual([['handover/RVV'], []]);
    expect(told(live(16, reading('handover', 90)))).toEqual([[], []]);
    expect(told(live(17, reading('handover', 31)))).toEqual([[], []]);
    expect(told(live(18, reading('handover', 29)))).toEqual([[], ['alert-1']]);
    expect(told(live(19, reading('handover', 29)))).toEqual([[], []]);
  });

  it('begin anew when the value came back in between', () => {
    const live = living([handover]);
    live(0, reading('handover', 50));
    expect(live(10, reading('handover', 44)).over).toHaveLength(1);
    expect(told(live(16, reading('handover', 50)))).toEqual([[], []]);
    expect(told(live(31, reading('handover', 50)))).toEqual([['handover/RVV'], []]);
  });

  it('are neither raised nor cleared by what can not be believed', () => {
    const live = living([handover]);
    live(0, reading('handover', 50));
    expect(told(live(20, reading('handover', null)))).toEqual([[], []]);
    expect(told(live(21, reading('handover', 50)))).toEqual([['handover/RVV'], []]);
    expect(told(live(22, reading('handover', null)))).toEqual([[], []]);
    expect(told(live(23, reading('handover', 0)))).toEqual([[], ['alert-1']]);
  });

  it('are one for a cause and what is part of it, at the same place alone', () => {
    const live = living([handover, opel]);
    live(0, reading('handover', 50), reading('handover', 50, 'RWF'), reading('opel-4', 3));
    const [raised] = told(live(15, reading('handover', 50), reading('handover', 50, 'RWF'), reading('opel-4', 4)));
    expect(raised!.sort()).toEqual(['handover/RWF', 'opel-4/RVV']);
    const after = live(16, reading('handover', 50), reading('handover', 50, 'RWF'), reading('opel-4', 3));
    expect(told(after)).toEqual([['handover/RVV'], [expect.any(String)]]);
  });

  it('end with their trigger', () => {
    const live = living([opel]);
    live(0, reading('opel-4', 4));
    expect(told(live(1))).toEqual([[], ['alert-1']]);
  });

  it('never stand twice for one cause, whatever the values', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }), { maxLength: 60 });
    fc.assert(
      fc.property(values, fc.constantFrom('>=' as const, '<=' as const), (said, relation) => {
        const trigger = { ...handover, relation, limit: 45, clearsAt: relation === '>=' ? 30 : 60, forMinutes: 3 };
        const live = living([trigger]);
        let stands = false;
        said.forEach((value, minute) => {
          const { raised, over } = live(minute, reading('handover', value));
          for (const one of over) if (one.alertId) [stands] = [false, expect(stands).toBe(true)];
          for (const { cause, reading: seen } of raised) {
            expect([stands, cause]).toEqual([false, causeOf(seen)]);
            expect(isBeyond(relation, value!, trigger.limit)).toBe(true);
            stands = true;
          }
        });
      }),
    );
  });

  it('say what crossed which limit', () => {
    expect(sayAlert(handover, reading('handover', 47.26))).toBe(
      'East Kent: ambulance handover, mean 47.3 minutes (45 or more)',
    );
    expect(sayAlert(opel, reading('opel-4', 4))).toBe('East Kent: OPEL 4');
    expect(sayAlert({ ...opel, watches: 'feed' }, reading('opel-4', 3.04))).toBe(
      'East Kent: no message for 3 of its intervals',
    );
  });
});
