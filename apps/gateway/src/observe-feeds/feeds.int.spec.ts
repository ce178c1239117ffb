import { faultsOf } from '@careway/contracts';
import { eventually } from '@careway/testing';
import { adt, framed, gatewayWorld, rawLine, testGateway } from '../gateway.fixture.ts';
import { start } from '../main.ts';

const ER7 = { 'content-type': 'application/hl7-v2+er7' };

describe('what each feed did', () => {
  it('is told soon after it changed, for every interface at first, and is the same after a restart', async () => {
    const gateway = await testGateway();
    const told = async (id: string) =>
      (
        await gateway.rows(
          `SELECT payload FROM outbox WHERE type = 'gateway.feed-observed.v1' AND aggregateid = '${id}' ORDER BY seq`,
        )
      ).map(({ payload }) => payload);
    await eventually(async () => (await told('rxy-rio')).length === 1);
    expect((await told('rxy-rio'))[0].data).not.toHaveProperty('lastReceivedAt');

    const line = await rawLine(gateway.mllpPort);
    line.write(framed(adt('A01', '1')));
    await line.acks(1);
    line.write(Buffer.concat([framed(adt('A01', 'cut')).subarray(0, 50), framed(adt('A01', '1'))]));
    await line.acks(2);
    await gateway.post('/hl7v2', adt('A01', '1', { name: 'OTHER' }), ER7);
    await gateway.post('/hl7v2', adt('A02', '2', { ward: '' }), ER7);
    await gateway.post('/hl7v2', adt('A01', '3', { ward: 'NOWHERE' }), ER7);
    const wanted = {
      providerId: 'QKS',
      expectedEverySeconds: 86_400,
      accepted: 2,
      duplicates: 1,
      unreadable: 1,
      quarantined: 1,
      framingFaults: 1,
      unmappedLocations: 1,
      lastReceivedAt: expect.any(String),
    };
    const last = await eventually(async () => {
      const newest = (await told('try-out')).at(-1);
      expect(newest.data).toMatchObject(wanted);
      return newest;
    });
    expect(faultsOf(last)).toEqual([]);
    expect((await told('rxy-rio')).length).toBe(1);
    await gateway.service.stop();

    const again = await start({ ...(await gatewayWorld()).environment, RELAY: 'off', DATABASE_URL: urlOf(gateway) });
    const { interfaces } = (await (await fetch(`${again.address}/interfaces`)).json()) as { interfaces: any[] };
    expect(interfaces.find(({ id }) => id === 'try-out')).toMatchObject({
      accepted: 2,
      duplicates: 1,
      unreadable: 1,
      quarantined: 1,
      framingFaults: 1,
      unmapped: 1,
      ageSeconds: expect.any(Number),
    });
    await again.stop();
  });
});

describe('heartbeats', () => {
  it('start every HEARTBEAT_SECONDS, each with an id of its own, and end with the service', async () => {
    const gateway = await testGateway({ HEARTBEAT_SECONDS: '0.1' });
    const beats = async () =>
      (await gateway.rows(`SELECT payload FROM outbox WHERE type = 'gateway.heartbeat-started.v1' ORDER BY seq`)).map(
        ({ payload }) => payload,
      );
    await eventually(async () => (await beats()).length >= 3);
    await gateway.service.stop();
    const all = await beats();
    expect(new Set(all.map(({ subject }) => subject)).size).toBe(all.length);
    for (const beat of all) {
      expect(faultsOf(beat)).toEqual([]);
      expect(beat.data.heartbeatId).toBe(beat.subject);
    }
  });
});

const urlOf = ({ database }: Awaited<ReturnType<typeof testGateway>>): string =>
  (database.dataSource.options as unknown as { url: string }).url;
