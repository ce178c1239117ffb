import { loadReferenceData } from '@careway/reference-data';
import { awayFigures, waitFigures, type PathTrust } from './people-figures.ts';
import type { AwayKnown, WaitKnown } from './people-known.ts';

const day = loadReferenceData('deploy/reference/kent-and-medway').at('2026-11-22');
const NOW = Date.parse('2026-11-22T10:00:00.000Z');
const trust: PathTrust = { receivedAt: '2026-11-22T09:59:58.000Z', state: 'fresh' };
const wait = (decidedAt: string, waitingWardId: string | null, organisationId = 'RXY'): WaitKnown => ({
  organisationId,
  waitingWardId,
  decidedAt,
});
const valuesOf = (inputs: { figureId: string; placeId: string; value: number | null }[], figureId: string) =>
  Object.fromEntries(
    inputs.filter((one) => one.figureId === figureId).map(({ placeId, value }) => [placeId, value] as const),
  );

describe('waits for a mental health bed', () => {
  const waits = [
    wait('2026-11-20T17:00:00.000Z', 'RVV01-ED'),
    wait('2026-11-21T22:00:00.000Z', 'RVV01-ED'),
    wait('2026-11-21T21:59:59.999Z', null),
    wait('2026-11-10T00:00:00.000Z', 'RXYPH-HBPOS'),
    wait('2026-11-22T10:05:00.000Z', 'RPA02-ED'),
  ];
  const figures = waitFigures(waits, day, trust, NOW);

  it('are those in departments, and those of whom nobody said where; the longest now is told', () => {
    const longest = valuesOf(figures, 'mh-longest-wait');
    expect(longest).toMatchObject({ RVV: 41 * 60, RXY: 12 * 60, RWF: 0 });
  });

  it('of less than a minute are no 0, which is nobody', () => {
    expect(valuesOf(figures, 'mh-longest-wait')).toMatchObject({ RPA: 1 });
  });

  it('are over twelve hours when they are longer, not when they are just twelve', () => {
    expect(valuesOf(figures, 'mh-waits-over-12-hours')).toMatchObject({ RVV: 1, RXY: 1, RPA: 0 });
  });

  it('are as old as what was heard last of them', () => {
    expect(figures[0]).toMatchObject({ asOf: trust.receivedAt, receivedAt: trust.receivedAt, state: 'fresh' });
  });
});

describe('people away out of area', () => {
  const away = (more: Partial<AwayKnown> = {}): AwayKnown => ({
    senderId: 'RXY',
    outOfArea: true,
    reasonCode: '10',
    startedAt: '2026-11-20T23:30:00.000Z',
    km: 80,
    ...more,
  });
  const told = (...people: AwayKnown[]) => {
    const figures = awayFigures(people, day, trust, NOW);
    return ['mh-out-of-area', 'mh-out-of-area-nights', 'mh-out-of-area-furthest'].map(
      (id) => valuesOf(figures, id)['RXY'],
    );
  };

  it('are counted with their nights so far, by midnights in London, and the furthest', () => {
    expect(told(away(), away({ startedAt: '2026-11-22T08:00:00.000Z', km: 310 }))).toEqual([2, 2, 310]);
    const summer = away({ startedAt: '2026-10-24T23:30:00.000Z' });
    expect(told(summer)).toEqual([1, 28, 80]);
  });

  it('are not those whose placement is appropriate or not out of area', () => {
    expect(told(away({ reasonCode: '11' }), away({ outOfArea: false }))).toEqual([0, 0, 0]);
  });

  it('have unknown nights while it is not known since when one is away, and no distance where no home is known', () => {
    expect(told(away({ startedAt: null, km: null }))).toEqual([1, null, null]);
    expect(told(away({ km: null }), away({ km: 95 }))).toEqual([2, 4, 95]);
  });
});
