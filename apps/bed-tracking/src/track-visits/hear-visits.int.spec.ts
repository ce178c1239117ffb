import { domainEvent, HeartbeatStarted, type DailyFlowChanged, type WardOccupancyChanged } from '@careway/contracts';
import { again, inBed, ToldVisit } from '../told.fixture.ts';
import { testLedger } from '../ledger.fixture.ts';

const [AMU, CCU, ED] = ['RVV01-AMU', 'RVV01-ITU', 'RVV01-ED'];
const OCCUPANCY = 'bed-tracking.ward-occupancy-changed.v1';

describe('hearing what happens to visits', () => {
  let ledger: Awaited<ReturnType<typeof testLedger>>;
  beforeEach(async () => {
    ledger = await testLedger();
    await ledger.database.execute('DELETE FROM outbox');
  });

  it('an admission takes a bed, and is told once with the ward and the day', async () => {
    const before = await ledger.ward(AMU);
    const changed = await ledger.hear([new ToldVisit().admitted(540, inBed(AMU, '01'))]);
    expect(changed).toHaveLength(1);
    expect(await ledger.ward(AMU)).toMatchObject({
      occupied: 1,
      usable: before.usable - 1,
      version: before.version + 1,
      asOf: '2026-03-02T09:00:00.000Z',
    });
    expect(await ledger.told<WardOccupancyChanged>(OCCUPANCY)).toMatchObject([
      { wardId: AMU, occupied: 1, version: 2 },
    ]);
    expect(await ledger.told<DailyFlowChanged>('bed-tracking.daily-flow-changed.v1')).toEqual([
      { siteId: 'RVV01', providerId: 'RVV', day: '2026-03-02', admissions: 1, discharges: 0, version: 1 },
    ]);
  });

  it('a transfer, a leave and a discharge are seen in both wards and on the day', async () => {
    const visit = new ToldVisit();
    await ledger.hear([visit.admitted(540, inBed(AMU)), visit.tell('A02', 600, { location: inBed(CCU) })]);
    await ledger.hear([visit.tell('A21', 660)]);
    expect(await ledger.ward(AMU)).toMatchObject({ occupied: 0, version: 1 });
    expect(await ledger.ward(CCU)).toMatchObject({ occupied: 0, onLeave: 1 });
    await ledger.hear([visit.tell('A22', 700), visit.tell('A03', 720)]);
    expect(await ledger.ward(CCU)).toMatchObject({ occupied: 0, onLeave: 0 });
    const flow = await ledger.told<DailyFlowChanged>('bed-tracking.daily-flow-changed.v1');
    expect(flow.at(-1)).toMatchObject({ admissions: 1, discharges: 1 });
  });

  it('an update that says nothing new, and an older revision, change nothing and tell nothing', async () => {
    const visit = new ToldVisit();
    const admitted = visit.admitted(540, inBed(AMU));
    await ledger.hear([again(admitted, { revision: 2 })]);
    await ledger.database.execute('DELETE FROM outbox');
    const older = again(admitted, { location: inBed(CCU) });
    expect(await ledger.hear([older, visit.tell('A08', 550, { location: inBed(AMU) })])).toEqual([]);
    expect(await ledger.database.query('SELECT 1 FROM outbox')).toEqual([]);
  });

  it('the same message twice, in one chunk and in two, counts once', async () => {
    const admitted = new ToldVisit().admitted(540, inBed(AMU));
    await ledger.hear([admitted, again(admitted)]);
    expect(await ledger.hear([admitted, again(admitted)])).toEqual([]);
    expect(await ledger.ward(AMU)).toMatchObject({ occupied: 1, version: 2 });
  });

  it('a message read anew with another place, or as another visit, replaces what it said', async () => {
    const [visit, other] = [new ToldVisit(), new ToldVisit()];
    const admitted = visit.admitted(540, { pointOfCare: 'NEW WARD' });
    await ledger.hear([admitted]);
    expect(await ledger.ward('unknown:rvv-pas')).toMatchObject({ occupied: 1, bedBase: false, siteId: 'RVV-unknown' });
    await ledger.hear([again(admitted, { revision: 2, location: inBed(AMU) })]);
    expect(await ledger.ward('unknown:rvv-pas')).toMatchObject({ occupied: 0 });
    expect(await ledger.ward(AMU)).toMatchObject({ occupied: 1 });
    await ledger.hear([again(admitted, { revision: 3, visitId: other.visitId, location: inBed(CCU) })]);
    expect([(await ledger.ward(AMU)).occupied, (await ledger.ward(CCU)).occupied]).toEqual([0, 1]);
    const spells = await ledger.database.query('SELECT visit_id FROM spell WHERE subject_id IS NOT NULL');
    expect(spells).toEqual([{ visit_id: other.visitId }]);
  });

  it('an emergency attendance is counted in its department and is no admission', async () => {
    await ledger.hear([new ToldVisit().tell('A04', 540, { patientClass: 'E', location: inBed(ED) })]);
    expect(await ledger.ward(ED)).toMatchObject({ occupied: 1, bedBase: false });
    expect(await ledger.told('bed-tracking.daily-flow-changed.v1')).toEqual([]);
  });

  it('a heartbeat passes', async () => {
    const heartbeatId = crypto.randomUUID();
    const startedAt = '2026-03-02T09:00:00.000Z';
    const about = { id: crypto.randomUUID(), subject: heartbeatId, time: startedAt };
    await ledger.hear([domainEvent(HeartbeatStarted, about, { heartbeatId, startedAt })]);
    expect(await ledger.told('bed-tracking.heartbeat-passed.v1')).toMatchObject([{ heartbeatId, startedAt }]);
  });

  it('a failure after all that leaves nothing behind', async () => {
    const { database, places, ward } = ledger;
    const { hearVisits } = await import('./hear-visits.ts');
    const event = new ToldVisit().admitted(540, inBed(AMU));
    const failing = database.transaction(async (tx) => {
      await hearVisits(tx, places, [event]);
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');
    expect((await ward(AMU)).occupied).toBe(0);
    for (const table of ['fact', 'spell', 'stay', 'visit_flow', 'daily_flow', 'outbox'])
      expect([table, await database.query(`SELECT 1 FROM ${table}`)]).toEqual([table, []]);
  });
});
