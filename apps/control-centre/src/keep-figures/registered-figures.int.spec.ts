import type { Board } from '@careway/pressure';
import { eventually } from '@careway/testing';
import { speaker } from '../board-journey.fixture.ts';
import { feedObserved, heartbeatPassed, wardChanged } from '../heard.fixture.ts';
import { FigureObserved, domainEvent } from '@careway/contracts';
import { RegisteredFigures } from './registered-figures.ts';
import { reference, testOpel } from '../score-opel/opel.fixture.ts';
import type { OpelExplanation } from '../score-opel/shapes.ts';

/** Wards of the bed base of Medway, with the beds that reference data gives them. */
const WARDS = reference
  .at()
  .wards.filter(({ siteId, bedBase }) => bedBase && reference.siteById(siteId)!.organisationId === 'RPA')
  .map(({ id, siteId }) => ({ wardId: id, siteId, open: reference.bedsOfWard(id).length }));
const BEDS = WARDS.reduce((sum, { open }) => sum + open, 0);

let version = 0;
const wards = (fullness: number, ofThem = WARDS) =>
  ofThem.map(({ wardId, siteId, open }) =>
    wardChanged({ wardId, siteId, providerId: 'RPA', open, occupied: Math.round(open * fullness), version: ++version }),
  );

describe('figures that follow from the board', () => {
  it('score a provider when a change of its beds was heard, and are unknown before', async () => {
    const { get, kafka } = await testOpel(RegisteredFigures);
    const [bedTrackingSays, gatewaySays] = await Promise.all([
      speaker('bed-tracking', 'bed_tracking', kafka),
      speaker('gateway', 'gateway', kafka),
    ]);
    const occupancy = async () => {
      const { parameters, score } = await get<OpelExplanation>('/opel/RPA/explain');
      return { ...parameters.find(({ figureId }) => figureId === 'ga-occupancy')!, worst: score.worst.points };
    };
    await eventually(async () => expect(await occupancy()).toMatchObject({ value: null, points: null, worst: 100 }));

    await gatewaySays(feedObserved({ interfaceId: 'rpa-pas', providerId: 'RPA' }));
    await bedTrackingSays(heartbeatPassed(new Date().toISOString()), ...wards(1, WARDS.slice(1)));
    // One ward is missing: a part of the beds is no occupancy.
    await eventually(async () => {
      const { board } = await get<{ board: Board }>('/board');
      expect(board.providers.find(({ id }) => id === 'RPA')!.figures.occupied).toMatchObject({
        state: 'fresh',
        range: {},
      });
    });
    expect(await occupancy()).toMatchObject({ value: null, state: 'never received' });

    await bedTrackingSays(...wards(0.5));
    const half = WARDS.reduce((sum, { open }) => sum + Math.round(open * 0.5), 0);
    await eventually(async () =>
      expect(await occupancy()).toMatchObject({ value: (100 * half) / BEDS, state: 'fresh', points: 0, worst: 90 }),
    );
    await eventually(async () => {
      const { facts } = await get<{ facts: { opel: { placeId: string; worst: object }[] } }>('/board');
      expect(facts.opel.find(({ placeId }) => placeId === 'RPA')).toMatchObject({ worst: { points: 90, level: 4 } });
    });

    await bedTrackingSays(...wards(1));
    await eventually(async () => expect(await occupancy()).toMatchObject({ value: 100, points: 10, worst: 100 }));
  });
});

describe('figures that the gateway told', () => {
  it('are judged, shown and scored by when they are heard, and 72 hours told again and again are never shown', async () => {
    const { get, kafka } = await testOpel(RegisteredFigures);
    const gatewaySays = await speaker('gateway', 'gateway', kafka);
    const observed = (value: number, minutesAgo: number) => {
      const [figureId, placeId] = ['ambulance-handover-mean', 'RPA'];
      const [asOf, receivedAt] = [new Date(Date.now() - minutesAgo * 60_000).toISOString(), new Date().toISOString()];
      const about = { id: crypto.randomUUID(), subject: `${figureId}/${placeId}`, time: receivedAt };
      const messageId = crypto.randomUUID();
      const said = { messageId, interfaceId: 'try-out', figureId, placeId, value, unit: 'minutes', asOf, receivedAt };
      return domainEvent(FigureObserved, about, said);
    };
    const handover = async () => {
      const { parameters } = await get<OpelExplanation>('/opel/RPA/explain');
      return parameters.find(({ figureId }) => figureId === 'ambulance-handover-mean');
    };
    await gatewaySays(observed(20, 5));
    await eventually(async () => expect(await handover()).toMatchObject({ value: 20, state: 'fresh', points: 3 }));

    await gatewaySays(...[4, 3, 2, 1].map((minutesAgo) => observed(4_320, minutesAgo)));
    await eventually(async () => expect(await handover()).toMatchObject({ value: 20, state: 'held' }));
    expect(JSON.stringify([await get('/board'), await get('/figures'), await get('/opel')])).not.toContain('4320');

    await gatewaySays(observed(22, 0));
    await eventually(async () => expect(await handover()).toMatchObject({ value: 22, state: 'fresh', points: 3 }));
  });
});
