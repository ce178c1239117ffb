import { eventually } from '@careway/testing';
import { testBedTracking } from '../bed-tracking.fixture.ts';
import { inBed, ToldVisit } from '../told.fixture.ts';
import type { OccupancyAnswer } from './shapes.ts';

/** Minutes of 2 March 2026, as visits are told. */
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 0, minute)).toISOString();

describe('GET /occupancy', () => {
  it('tells who was where at a moment, and what was told late counts', async () => {
    const beds = await testBedTracking();
    const site = async (minute: number) => {
      const { sites } = await beds.get<OccupancyAnswer>(`/occupancy?at=${at(minute)}`);
      const {
        siteId: _,
        providerId,
        ...figures
      } = sites.find(({ siteId }) => siteId === 'RVV01') ?? {
        siteId: '',
        providerId: '',
      };
      return [providerId, figures];
    };
    const [ada, bea] = [new ToldVisit(), new ToldVisit()];
    await beds.says(
      ada.admitted(540, inBed('RVV01-AMU', '01')),
      bea.admitted(600, inBed('RVV01-AMU', '02')),
      bea.tell('A21', 660),
    );
    const told = (figures: object) => ['RVV', figures];
    await eventually(async () =>
      expect(await site(700)).toEqual(told({ occupied: 1, onLeave: 1, admissions: 2, discharges: 0 })),
    );
    expect(await site(659)).toEqual(told({ occupied: 2, onLeave: 0, admissions: 2, discharges: 0 }));
    expect(await site(599)).toEqual(told({ occupied: 1, onLeave: 0, admissions: 1, discharges: 0 }));
    expect(await site(539)).toEqual(['', {}]);

    // Ada went at 09:30, which is told only now.
    await beds.says(ada.tell('A03', 570));
    await eventually(async () =>
      expect(await site(599)).toEqual(told({ occupied: 0, onLeave: 0, admissions: 1, discharges: 1 })),
    );
    expect(await site(569)).toEqual(told({ occupied: 1, onLeave: 0, admissions: 1, discharges: 0 }));
    expect((await beds.ask('/occupancy?at=2999-01-01T00:00:00Z')).status).toBe(422);
    expect((await beds.ask('/occupancy?at=yesterday')).status).toBe(422);
  });
});
