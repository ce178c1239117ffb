import fc from 'fast-check';
import { propertyRuns } from '@careway/testing';
import type { FigureRules, FigureValue, RelationRule } from './figure-known.ts';
import { goodOf, nothingKnown, takeValue, type FigureStanding } from './take-value.ts';

const at = (minute: number) => new Date(Date.parse('2026-11-22T10:00:00.000Z') + minute * 60_000).toISOString();
const rules: FigureRules = { figureId: 'wait', expectedEverySeconds: 900, min: 0, max: 360, mostRisePerHour: 60 };
const said = (value: number | null, minute = 0, changed: Partial<FigureValue> = {}): FigureValue => ({
  figureId: 'wait',
  placeId: 'RVV',
  value,
  asOf: at(minute),
  knownAt: at(minute + 1),
  source: `event-${minute}`,
  interfaceId: 'ambulance-times',
  ...changed,
});
const alone = { rules, relations: [], good: () => undefined };
const take = (values: readonly FigureValue[], from: FigureStanding = nothingKnown('wait', 'RVV')) =>
  values.reduce((standing, value) => takeValue(standing, value, alone).standing, from);

describe('taking a value of a figure', () => {
  it('keeps a good value with both its times', () => {
    expect(take([said(20)])).toMatchObject({ value: 20, asOf: at(0), receivedAt: at(1), held: null });
  });

  it('holds 72 hours, keeps the last good value and its age, and says why', () => {
    const standing = take([said(20), said(4320, 15)]);
    expect(standing).toMatchObject({ value: 20, asOf: at(0), receivedAt: at(1) });
    expect(standing.held).toMatchObject({ rule: 'bounds', reason: 'Above 360, the most that is believed' });
  });

  it('has one beginning for one cause, however often it is sent', () => {
    expect(take([said(20), said(4320, 15), said(4320, 30), said(4000, 45)]).held!.since).toBe(at(16));
  });

  it('holds what rose too fast, and believes it when it had the time to rise', () => {
    expect(take([said(20), said(40, 15)]).held).toMatchObject({ rule: 'rise' });
    expect(take([said(20), said(40, 15), said(45, 30)])).toMatchObject({ value: 45, held: null });
  });

  it('lets values that come close together rise by what one interval allows', () => {
    expect(take([said(20), said(30, 1)])).toMatchObject({ value: 30, held: null });
  });

  it('is unknown when the sender says so, which is not 0', () => {
    expect(take([said(20), said(null, 15)])).toMatchObject({ value: null, asOf: at(15), held: null });
  });

  it('takes a correction of the same moment, judged by the moment before', () => {
    expect(take([said(20), said(22, 60), said(70, 60)])).toMatchObject({ value: 70, held: null });
  });

  it('keeps what it has when something older comes late', () => {
    const standing = take([said(20), said(25, 60)]);
    expect(take([said(300, 30)], standing)).toEqual(standing);
    expect(take([said(21, 30)], standing)).toEqual(standing);
  });

  const relation: RelationRule = {
    id: 'within',
    figureId: 'occupied',
    relation: '<=',
    otherFigureId: 'open',
    reason: 'More beds are occupied than are open',
  };
  const beds = (figureId: string, value: number, good: { value: number; asOf: string } | undefined) =>
    takeValue(nothingKnown(figureId, 'RVV'), said(value, 0, { figureId }), {
      rules: { ...rules, figureId },
      relations: [relation],
      good: () => good,
    }).held?.rule;

  it('holds whichever of two figures of one moment comes second, when they are at odds', () => {
    expect(beds('occupied', 21, { value: 20, asOf: at(0) })).toBe('within');
    expect(beds('occupied', 20, { value: 20, asOf: at(0) })).toBeUndefined();
    expect(beds('open', 19, { value: 20, asOf: at(0) })).toBe('within');
  });

  it('does not judge a figure by what another was long before', () => {
    expect(beds('occupied', 21, { value: 20, asOf: at(-10) })).toBeUndefined();
    expect(beds('occupied', 21, undefined)).toBeUndefined();
  });

  const history = fc.array(fc.record({ value: fc.option(fc.integer({ min: -500, max: 5000 })), minute: fc.nat(600) }), {
    maxLength: 30,
  });

  it('never shows a value out of bounds, whatever comes', () => {
    fc.assert(
      fc.property(history, (values) => {
        const { value } = take(values.map((one) => said(one.value, one.minute)));
        return value === null || (value >= 0 && value <= 360);
      }),
      propertyRuns(2_000),
    );
  });

  it('never goes back in time, and is held only while what came of the newest moment is', () => {
    fc.assert(
      fc.property(history, (values) => {
        let standing = nothingKnown('wait', 'RVV');
        for (const { value, minute } of values) {
          const taken = takeValue(standing, said(value, minute), alone);
          expect(Date.parse(taken.standing.asOf ?? at(0))).toBeGreaterThanOrEqual(Date.parse(standing.asOf ?? at(0)));
          if (taken.held) expect(goodOf(taken.standing)).toEqual(goodOf(standing));
          const { held, asOf } = taken.standing;
          if (held && asOf) expect(held.asOf >= asOf).toBe(true);
          standing = taken.standing;
        }
      }),
      propertyRuns(2_000),
    );
  });

  it('is the same when a value comes twice', () => {
    fc.assert(
      fc.property(history, (values) => {
        const events = values.map(({ value, minute }) => said(value, minute));
        const last = events.at(-1);
        const once = take(events);
        if (last) expect(take([last], once)).toEqual(once);
      }),
      propertyRuns(1_000),
    );
  });
});
