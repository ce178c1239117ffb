import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WardOccupancyChanged } from '@careway/contracts';
import { loadReferenceData } from '@careway/reference-data';
import { closing } from '@careway/testing';
import { testLedger } from '../ledger.fixture.ts';
import { inBed, ToldVisit } from '../told.fixture.ts';
import { keepPlaces } from './keep-places.ts';
import { Places } from './places.ts';

const KENT = join(import.meta.dirname, '../../../../deploy/reference/kent-and-medway');
const [OLD, NEW] = ['RVV01-OXFORD', 'RVV01-NEWWARD'];

/** Reference data in which one ward has another name. */
async function renamed(from: string, to: string): Promise<Places> {
  const folder = await mkdtemp(join(tmpdir(), 'places-'));
  closing(() => rm(folder, { recursive: true }));
  await cp(KENT, folder, { recursive: true });
  for (const file of ['wards.csv', 'beds.csv', 'interfaces.yaml', 'activity.csv'])
    await writeFile(join(folder, file), (await readFile(join(folder, file), 'utf8')).replaceAll(from, to));
  return new Places(loadReferenceData(folder));
}

describe('the wards of reference data', () => {
  it('are all told at the first start, empty and with their beds, and not again', async () => {
    const { told, places, database } = await testLedger();
    const changes = await told<WardOccupancyChanged>('bed-tracking.ward-occupancy-changed.v1');
    expect(changes.map((one) => one.wardId).sort()).toEqual(places.wards.map((one) => one.wardId).sort());
    expect(changes.every((one) => one.version === 1 && one.occupied === 0 && one.usable === one.open)).toBe(true);
    expect(await database.transaction((tx) => keepPlaces(tx, places))).toEqual([]);
  });

  it('that are new take in who was in an unknown place; those that close lose who was in them', async () => {
    const { hear, ward, database } = await testLedger();
    await hear([new ToldVisit().admitted(500, inBed(NEW, '01')), new ToldVisit().admitted(500, inBed(OLD, '01'))]);
    expect([(await ward('unknown:rvv-pas')).occupied, (await ward(OLD)).occupied]).toEqual([1, 1]);
    const next = await renamed(OLD, NEW);
    await database.transaction((tx) => keepPlaces(tx, next));
    expect(await ward(NEW)).toMatchObject({ occupied: 1, siteId: 'RVV01' });
    expect(await ward(OLD)).toMatchObject({ occupied: 0, open: 0 });
    expect(await ward('unknown:rvv-pas')).toMatchObject({ occupied: 1 });
  });
});
