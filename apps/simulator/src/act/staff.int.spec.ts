import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Log } from '@careway/service-kit';
import { closing, eventually } from '@careway/testing';
import { KeptBeds } from '../model/kept-beds.ts';
import { BedTracking } from './bed-tracking.ts';
import { Staff } from './staff.ts';
import { standIn, type Answer, type Told } from './stand-in.fixture.ts';
import { StoryBook } from './story-book.ts';

/** The plan is that of this time. */
const BEGUN = Date.UTC(2026, 10, 23, 10);
const PLACES = ['RXY', 'RVV', 'RPA'].flatMap((providerId) =>
  Array.from({ length: 40 }, (_, bed) => ({
    wardId: `${providerId}-WARD`,
    label: String(bed),
    placeId: `${providerId}-WARD-${bed}`,
    providerId,
    version: 7,
  })),
);
const WARDS = ['RXY-WARD', 'RVV-WARD', 'RPA-WARD'];
const ID = '01900000-0000-8000-8000-000000000001';

/** A bed tracking where all goes well. */
function well({ path: where }: Told): Answer {
  if (where === '/places/search') return { places: PLACES.map((place) => ({ place })) };
  if (where.startsWith('/places?'))
    return { items: PLACES.filter(({ providerId }) => where.includes(`provider=${providerId}&`)) };
  if (where.startsWith('/ways-home')) return { items: [] };
  if (where.startsWith('/places/')) return { ...PLACES[0], reservationId: ID };
  if (where.startsWith('/transfers')) return { transferId: ID, version: 2 };
  return { placementId: ID, version: 2 };
}

const folderOf = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'staff-'));
  closing(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

function staffOf(address: string, folder: string, more: { mayAct?: () => boolean } = {}) {
  const acts: string[] = [];
  const real = Date.now();
  const kept = new KeptBeds();
  const staff = new Staff({
    seed: 1,
    speed: 20,
    book: new StoryBook(folder),
    bedTracking: new BedTracking(address),
    ground: { kept, isFree: ({ wardId, label }) => !kept.has(wardId, label), waiting: () => [] },
    mayAct: () => true,
    now: () => BEGUN + Date.now() - real,
    log: Log.to({ name: 'simulator', level: 'silent' }),
    onAct: (act, outcome) => acts.push(`${act} ${outcome}`),
    ...more,
  });
  staff.start();
  closing(() => staff.stop());
  return { staff, acts, kept };
}

describe('the staff', () => {
  it('do what is planned, by key and version, signed in as who does it', async () => {
    const beds = await standIn(well);
    const { acts } = staffOf(beds.address, folderOf());
    const some = ['hold done', 'release done', 'close done', 'open done', 'offer done'];
    await eventually(() => expect(acts).toEqual(expect.arrayContaining(some)), { within: 40_000 });
    const hold = beds.commands().find(({ path: where }) => where.endsWith('/hold'))!;
    expect(hold).toMatchObject({ method: 'POST', version: '"7"' });
    expect(hold.authorization).toMatch(/^Bearer (bea-manager|sita-site|tom-beds|mia-beds)-\d+$/);
    expect(JSON.parse(hold.body)).toMatchObject({ subjectId: expect.any(String), reason: expect.any(String) });
  }, 60_000);

  it('send the same again after a start, when no answer came, and nothing that was answered', async () => {
    const state = { cut: true };
    const beds = await standIn((told) => (told.key && state.cut ? 'cut' : well(told)));
    const folder = folderOf();
    const first = staffOf(beds.address, folder);
    await eventually(() => beds.commands().length >= 2, { within: 20_000 });
    await first.staff.stop();
    expect(first.acts.filter((one) => one.endsWith('done'))).toEqual([]);
    const cut = beds.commands()[0]!;

    state.cut = false;
    const second = staffOf(beds.address, folder);
    await eventually(() => second.acts.filter((one) => one.endsWith(' done')).length >= 10, { within: 40_000 });
    await second.staff.stop();
    const answered = beds.commands();
    const sentAgain = answered.findLast(({ key }) => key === cut.key);
    expect(sentAgain).toEqual({ ...cut, authorization: expect.any(String) });

    const third = staffOf(beds.address, folder);
    await eventually(() => third.acts.filter((one) => one.endsWith(' done')).length >= 5, { within: 40_000 });
    const known = new Set(answered.map(({ key }) => key));
    const repeated = beds.commands().filter((one, index) => index >= answered.length && known.has(one.key));
    // At most the one that was on its way when the second was stopped.
    expect(repeated.length).toBeLessThanOrEqual(1);
  }, 120_000);

  it('take a refusal for an answer, look again at what has changed, and sign in again', async () => {
    const state = { out: 0, changed: new Map<string, number>() };
    const beds = await standIn((told) => {
      if (told.authorization?.endsWith('-1') || state.out++ === 5) return 401;
      if (told.path.endsWith('/hold')) return 409;
      if (told.path === '/transfers') return 422;
      if (told.path.endsWith('/condition')) {
        state.changed.set(told.key!, (state.changed.get(told.key!) ?? 0) + 1);
        return 412;
      }
      return well(told);
    });
    const { acts, kept } = staffOf(beds.address, folderOf());
    const refused = ['hold 409', 'offer 422', 'close 412', 'confirm nothing', 'accept nothing', 'open nothing'];
    await eventually(() => expect(acts).toEqual(expect.arrayContaining(refused)), { within: 40_000 });
    expect(Math.max(...state.changed.values())).toBe(3);
    expect(WARDS.map((ward) => kept.closed(ward))).toEqual([0, 0, 0]);
  }, 60_000);

  it('keep beds from others until they are given back, and remember them at the next start', async () => {
    const beds = await standIn((told) => (told.path.endsWith('/release') ? 'cut' : well(told)));
    const folder = folderOf();
    const first = staffOf(beds.address, folder);
    const counts = (kept: KeptBeds) => WARDS.map((ward) => [kept.count(ward), kept.closed(ward)]);
    const all = (kept: KeptBeds) => counts(kept).reduce((sum, [count]) => sum + count!, 0);
    await eventually(() => all(first.kept) >= 3, { within: 20_000 });
    await first.staff.stop();
    const { kept } = staffOf(beds.address, folder, { mayAct: () => false });
    expect(counts(kept)).toEqual(counts(first.kept));
  }, 60_000);

  it('do nothing while the world stands still', async () => {
    const beds = await standIn(well);
    const state = { still: true, asked: 0 };
    staffOf(beds.address, folderOf(), { mayAct: () => (state.asked++, !state.still) });
    await eventually(() => state.asked > 4);
    expect(beds.asked).toEqual([]);
    state.still = false;
    await eventually(() => beds.commands().length > 0, { within: 20_000 });
  }, 60_000);
});
