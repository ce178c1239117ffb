import { randomUUID } from 'node:crypto';
import {
  AdmissionRequested,
  AdmissionWaitChanged,
  domainEvent,
  PlacementEnded,
  PlacementLasts,
  PlacementReviewed,
  PlacementStarted,
  type EventClass,
} from '@careway/contracts';
import { eventually } from '@careway/testing';
import { speaker } from '../board-journey.fixture.ts';
import { figureObserved } from '../figures-said.fixture.ts';
import { feedObserved, heartbeatPassed, wardChanged } from '../heard.fixture.ts';
import { RegisteredFigures } from '../keep-figures/registered-figures.ts';
import { testOpel } from '../score-opel/opel.fixture.ts';
import type { WallAnswer } from '../show-wall/shapes.ts';

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

let centre: Awaited<ReturnType<typeof testOpel>>;
let bedTrackingSays: Awaited<ReturnType<typeof speaker>>;
let frontDoorSays: Awaited<ReturnType<typeof speaker>>;
let gatewaySays: Awaited<ReturnType<typeof speaker>>;
beforeAll(async () => {
  centre = await testOpel(RegisteredFigures);
  [bedTrackingSays, frontDoorSays, gatewaySays] = await Promise.all([
    speaker('bed-tracking', 'bed_tracking', centre.kafka),
    speaker('mental-health-front-door', 'front_door', centre.kafka),
    speaker('gateway', 'gateway', centre.kafka),
  ]);
});

const told = <Data extends object>(event: EventClass<Data>, data: Data, time = ago(0)) =>
  domainEvent(event, { id: randomUUID(), subject: randomUUID(), time }, data);
const line = async (id: string) => (await centre.get<WallAnswer>('/wall')).lines.find((one) => one.id === id)!;
const here = async (figureId: string, placeId: string) =>
  (await centre.get<any>(`/figures/${figureId}`)).places.find((one: { placeId: string }) => one.placeId === placeId);

const asked = (hours: number, requestId: string = randomUUID()): AdmissionRequested => ({
  requestId,
  subjectId: randomUUID(),
  decidedAt: ago(hours),
  organisationId: 'RXY',
  waitingWardId: 'RVV01-ED',
  need: { sex: 'any', isolation: false, specialisms: [] },
});

describe('current waits for a mental health bed', () => {
  const [longest, shorter] = [asked(41.5), asked(3)];
  const changed = (more: Partial<AdmissionWaitChanged>): AdmissionWaitChanged => {
    const { requestId, organisationId, waitingWardId, decidedAt } = longest;
    return { requestId, organisationId, waitingWardId: waitingWardId!, decidedAt, knownAt: ago(0), ...more };
  };

  it('are unknown, not nobody, before any was told', async () => {
    expect(await line('mh-bed-longest-wait')).toMatchObject({ value: null, state: 'never received', says: '–' });
  });

  it('are told from the decision on; the longest is the longest now', async () => {
    await bedTrackingSays(heartbeatPassed(ago(0)));
    await frontDoorSays(told(AdmissionRequested, longest), told(AdmissionRequested, shorter));
    await frontDoorSays(told(AdmissionRequested, longest));
    await eventually(async () =>
      expect(await line('mh-bed-longest-wait')).toMatchObject({ says: '41 h', unit: 'minutes', state: 'fresh' }),
    );
    expect(await line('waits-over-12-hours')).toMatchObject({ value: 1, says: '1 person', state: 'fresh' });
    expect(await here('mh-longest-wait', 'RVV')).toMatchObject({ value: 2_490 });
  });

  it('end when the person has left, begin again when that was not so, and what is older is ignored', async () => {
    const left = changed({ endedAt: ago(0.1), why: 'left', knownAt: ago(0.05) });
    await bedTrackingSays(told(AdmissionWaitChanged, left));
    await eventually(async () => expect((await line('mh-bed-longest-wait')).says).toBe('3 h'));
    expect(await line('waits-over-12-hours')).toMatchObject({ value: 0, says: '0 people' });

    await bedTrackingSays(told(AdmissionWaitChanged, changed({ knownAt: ago(0.02) })));
    await eventually(async () => expect((await line('mh-bed-longest-wait')).says).toBe('41 h'));
    await bedTrackingSays(told(AdmissionWaitChanged, { ...left, knownAt: ago(0.03) }));
    await bedTrackingSays(
      told(AdmissionWaitChanged, changed({ requestId: shorter.requestId, endedAt: ago(0), why: 'closed' })),
    );
    await eventually(async () => expect(await waiting()).toBe(1));
    expect((await line('mh-bed-longest-wait')).says).toBe('41 h');
  });

  it('say nobody when everybody has left', async () => {
    await bedTrackingSays(told(AdmissionWaitChanged, changed({ endedAt: ago(0), why: 'left' })));
    await eventually(async () =>
      expect(await line('mh-bed-longest-wait')).toMatchObject({ value: 0, says: 'nobody waits' }),
    );
  });

  const waiting = async () => {
    const sql = 'SELECT count(*)::int AS people FROM bed_wait WHERE ended_at IS NULL';
    return (await centre.database.query<{ people: number }>(sql))[0]!.people;
  };
});

describe('people away', () => {
  const facts = { senderId: 'RXY', receiverId: 'NMV1', outOfArea: true, reasonCode: '10', bedClass: '200' };
  const far = { placementId: randomUUID(), ...facts };
  const near = { placementId: randomUUID(), ...facts };
  const knownAt = () => ago(0);

  it('are counted with their nights and the furthest, from one batch or several', async () => {
    await bedTrackingSays(
      told(PlacementStarted, { ...far, version: 1, startedAt: ago(10 * 24), km: 310.4, knownAt: knownAt() }),
      told(PlacementReviewed, { ...far, version: 3, reviewedAt: ago(48), knownAt: knownAt() }),
      told(PlacementStarted, { ...near, version: 1, startedAt: ago(2 * 24), km: 80, knownAt: knownAt() }),
    );
    await eventually(async () => expect(await line('out-of-area')).toMatchObject({ value: 2, says: '2 people' }));
    expect((await line('out-of-area')).more).toBe('12 nights so far; 310 km from home the furthest');
  });

  it('are home when the placement ends, and away again when the end was a mistake', async () => {
    const end = { ...far, version: 4, endedAt: ago(1), why: 'returned', saidBy: 'record', knownAt: knownAt() } as const;
    await bedTrackingSays(told(PlacementEnded, end));
    await eventually(async () =>
      expect((await line('out-of-area')).more).toBe('2 nights so far; 80 km from home the furthest'),
    );
    await bedTrackingSays(told(PlacementLasts, { ...far, version: 5, knownAt: knownAt() }));
    await eventually(async () => expect(await line('out-of-area')).toMatchObject({ value: 2 }));
    await bedTrackingSays(told(PlacementEnded, end));
    await bedTrackingSays(told(PlacementReviewed, { ...near, version: 2, reviewedAt: ago(0), knownAt: knownAt() }));
    await eventually(async () => {
      const [row] = await centre.database.query('SELECT version FROM placement_away WHERE placement_id = $1', [
        near.placementId,
      ]);
      expect(row).toMatchObject({ version: '2' });
    });
    expect(await line('out-of-area')).toMatchObject({ value: 2 });
  });

  it('count in the OPEL of their provider', async () => {
    const { parameters } = await centre.get<any>('/opel/RXY/explain');
    expect(parameters.find((one: { figureId: string }) => one.figureId === 'mh-out-of-area')).toMatchObject({
      value: 2,
    });
  });
});

describe('section 136 spaces', () => {
  it('are those that the ward of the spaces has free and staffed, as old as the feed of its provider', async () => {
    const wardId = 'RXYPH-HBPOS';
    await gatewaySays(feedObserved({ interfaceId: 'rxy-rio', providerId: 'RXY' }));
    await bedTrackingSays(
      wardChanged({ wardId, siteId: 'RXYPH', providerId: 'RXY', version: 1, open: 5, occupied: 3, usable: 2 }),
    );
    await eventually(async () =>
      expect(await line('section-136-free')).toMatchObject({ value: 2, says: '2 of 5', state: 'fresh' }),
    );
    await bedTrackingSays(
      wardChanged({ wardId, siteId: 'RXYPH', providerId: 'RXY', version: 2, open: 4, occupied: 4, usable: 0 }),
    );
    await eventually(async () => expect(await line('section-136-free')).toMatchObject({ value: 0, says: '0 of 4' }));
  });

  it('are not said to be held when what somebody counted is, which is not what is shown', async () => {
    await gatewaySays(figureObserved({ figureId: 's136-spaces-empty', placeId: 'RXY', value: 4_321 }));
    const held = `SELECT 1 FROM figure_now WHERE figure_id = 's136-spaces-empty' AND change ? 'held'`;
    await eventually(async () => expect(await centre.database.query(held)).toHaveLength(1));
    const shown = await here('s136-spaces-empty', 'RXY');
    expect(shown).toMatchObject({ value: 0, state: 'fresh' });
    expect(shown).not.toHaveProperty('heldReason');
  });
});
