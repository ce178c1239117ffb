import type { DomainEvent } from '@careway/contracts';
import fc from 'fast-check';
import { testLedger } from '../ledger.fixture.ts';
import { checksumOf } from '../show-checksum/checksum.ts';
import { again, inBed, merged, ToldVisit } from '../told.fixture.ts';

const WARDS = ['RVV01-AMU', 'RVV01-ITU', 'RVV09-AMU', 'RVV09-ED'];

/** About 200 messages of journeys with transfers, leave, cancels, late messages, unmapped places, merges and replays. */
function journeys(): DomainEvent[] {
  const told: DomainEvent[] = [];
  for (let index = 0; index < 30; index += 1) {
    const visit = new ToldVisit();
    const place = (step: number) => inBed(WARDS[(index + step) % WARDS.length]!, '01');
    const start = 400 + index;
    const admitted = visit.admitted(start, index % 7 === 0 ? { pointOfCare: 'SOMEWHERE' } : place(0));
    told.push(admitted, visit.tell('A02', start + 20, { location: place(1) }));
    told.push(visit.tell('A08', start + 30, { location: place(1), patientClass: 'I' }));
    if (index % 2) told.push(visit.tell('A02', start + 40, { location: place(2) }), visit.tell('A12', start + 45));
    if (index % 3 === 0)
      told.push(visit.tell('A21', start + 50), visit.tell('A22', start + 60, { location: place(3) }));
    if (index % 4 === 0)
      told.push(visit.tell('A03', start + 70), visit.tell('A13', start + 80, { location: place(1) }));
    if (index % 5 === 0) told.push(visit.tell('A03', start + 90));
    if (index % 6 === 0) told.push(visit.tell('A11', start + 95));
    if (index % 7 === 0) told.push(again(admitted, { revision: 2, location: place(0) }));
    if (index % 8 === 0) told.push(merged(visit.subjectId, new ToldVisit().subjectId, start));
    const late = new Date(Date.UTC(2026, 2, 2, 0, start + 200)).toISOString();
    told.push(visit.tell('A02', start + 10, { location: place(3), recordedAt: late }), again(admitted));
  }
  return told;
}

async function hearInChunks(events: readonly DomainEvent[], sizes: readonly number[]) {
  const { hear, database } = await testLedger();
  let from = 0;
  for (let turn = 0; from < events.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    await hear(events.slice(from, from + size));
    from += size;
  }
  return checksumOf(database);
}

describe('the same journeys', () => {
  const told = journeys();

  it('in random order, in random chunks and with repeats end in the same state', async () => {
    const inOrder = await hearInChunks(told, [told.length]);
    expect(inOrder.parts.facts.rows).toBeGreaterThan(150);
    const chunks = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 });
    const orders = fc.tuple(fc.shuffledSubarray(told, { minLength: told.length }), fc.subarray(told), chunks);
    await fc.assert(
      fc.asyncProperty(orders, async ([all, repeats, sizes]) => {
        expect(await hearInChunks([...all, ...repeats], sizes)).toEqual(inOrder);
      }),
      { numRuns: 8 },
    );
  });

  it('heard by six partitions at once, over the same wards and visits, end in the same state', async () => {
    const inOrder = await hearInChunks(told, [told.length]);
    const { hear, database } = await testLedger();
    const partitions = Map.groupBy(told.toReversed(), (_, index) => index % 6);
    await Promise.all(
      [...partitions.values()].map(async (events) => {
        for (let from = 0; from < events.length; from += 7) await hear(events.slice(from, from + 7));
      }),
    );
    expect(await checksumOf(database)).toEqual(inOrder);
  });

  it('a ward that two partitions change at once counts both, one version after the other', async () => {
    const { hear, ward, told: toldOf } = await testLedger();
    const before = await ward(WARDS[0]!);
    await Promise.all(Array.from({ length: 8 }, () => hear([new ToldVisit().admitted(500, inBed(WARDS[0]!))])));
    expect(await ward(WARDS[0]!)).toMatchObject({ occupied: 8, version: before.version + 8 });
    const changes = await toldOf<{ wardId: string; version: number }>('bed-tracking.ward-occupancy-changed.v1');
    const versions = changes.filter((one) => one.wardId === WARDS[0]).map((one) => one.version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  });

  it('the day of a site that many partitions change at once, each by another ward, counts them all', async () => {
    const { hear, places, database } = await testLedger();
    const wards = places.wards.filter(({ siteId, bedBase }) => siteId === 'RVV01' && bedBase);
    await Promise.all(wards.map(({ wardId }) => hear([new ToldVisit().admitted(500, inBed(wardId))])));
    const days = await database.query('SELECT site_id, admissions, version::int FROM daily_flow');
    expect(days).toEqual([{ site_id: 'RVV01', admissions: wards.length, version: wards.length }]);
  });
});
