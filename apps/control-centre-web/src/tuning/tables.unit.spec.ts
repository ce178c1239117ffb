import { differences, momentsOf, named, withNumber, type Tables } from './tables.ts';

const tables: Tables = {
  id: 'integrated',
  name: 'Integrated',
  validFrom: '2024-09-01',
  validTo: '2026-12-31',
  pillars: [
    {
      pillar: 'acute',
      maxPoints: 10,
      cutOffs: [2, 5, 8, 10],
      parameters: [
        {
          id: 'handover',
          name: 'Handover',
          unit: 'minutes',
          direction: 'higher-is-worse',
          bands: [{ limit: 15, points: 0 }, { limit: 30, points: 5 }, { points: 10 }],
        },
      ],
    },
    { pillar: 'community', maxPoints: 10, cutOffs: [2, 5, 8, 10], parameters: [] },
  ],
};

describe('tables on the bench', () => {
  it('have one number changed, and are themselves left as they were', () => {
    const limit = withNumber(tables, { pillar: 'acute', parameter: 'handover', band: 1 }, 45);
    expect(limit.pillars[0]!.parameters[0]!.bands).toEqual([
      { limit: 15, points: 0 },
      { limit: 45, points: 5 },
      { points: 10 },
    ]);
    const cutOff = withNumber(limit, { cutOff: 2 }, 9);
    expect(cutOff.pillars.map(({ cutOffs }) => cutOffs[2])).toEqual([9, 9]);
    expect([differences(tables, tables), differences(tables, cutOff)]).toEqual([0, 2]);
  });

  it('get a name and a first day of their own, and no last day', () => {
    expect(named(tables, 'mine', 'Mine', '2026-11-24')).toEqual({
      id: 'mine',
      name: 'Mine',
      validFrom: '2026-11-24',
      pillars: tables.pillars,
    });
  });

  it.each([
    ['2026-11-20', '2026-11-21', '2026-11-20T00:00:00.000Z', '2026-11-22T00:00:00.000Z'],
    ['2026-07-01', '2026-07-01', '2026-06-30T23:00:00.000Z', '2026-07-01T23:00:00.000Z'],
    ['2026-11-23', '2026-11-23', '2026-11-23T00:00:00.000Z', '2026-11-23T10:00:00.000Z'],
  ])('are tried on days from %s to %s of England, up to now', (from, to, first, last) => {
    expect(momentsOf(from, to, Date.parse('2026-11-23T10:00:00.000Z'))).toEqual({ from: first, to: last });
  });
});
