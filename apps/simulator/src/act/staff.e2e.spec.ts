import { eventually, type AppProcess } from '@careway/testing';
import type { TruthNow } from '../truth/truth.controller.ts';
import { reader, staffedSystem } from './staffed-system.fixture.ts';

interface Promised {
  reservationId: string;
  subjectId: string;
  status: string;
}
interface Transferred {
  transferId: string;
  subjectId: string;
  state: string;
}
interface Ward {
  id: string;
  open: number;
  occupied: number;
  onLeave: number;
}

const SLOW = { within: 200_000 };
const twice = (ids: readonly string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index);

/** Acts of the staff by name and how they ended, such as `hold done`. */
async function acts({ address }: AppProcess): Promise<Record<string, number>> {
  const text = await (await fetch(`${address}/metrics`)).text();
  const lines = text.matchAll(/^simulator_acts_total\{act="(\S+?)",outcome="(\S+?)".*?\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, act, outcome, count]) => [`${act} ${outcome}`, Number(count)]));
}

describe('the staff of the simulated place', () => {
  it('hold, close and hand over in bed tracking, killed in between without doing anything twice', async () => {
    const { beds, simulator } = await staffedSystem({ SPEED: '240' });
    let running = await simulator();
    const { get, all } = await reader(beds);
    const reservations = () => all<Promised>('/reservations');
    const placements = () => all<{ subjectId: string; endedAt?: string }>('/out-of-area/placements?show=all');
    const transfers = () => all<Transferred>('/transfers?show=all');

    await eventually(async () => expect((await transfers()).length).toBeGreaterThanOrEqual(3), SLOW);
    for (const more of [2, 4]) {
      const known = (await reservations()).length;
      await running.end('SIGKILL');
      running = await simulator();
      await eventually(async () => expect((await reservations()).length).toBeGreaterThanOrEqual(known + more), SLOW);
    }
    await eventually(async () => {
      const statuses = new Set((await reservations()).map(({ status }) => status));
      expect([...statuses]).toEqual(expect.arrayContaining(['released', 'confirmed', 'arrived']));
      const states = new Set((await transfers()).map(({ state }) => state));
      expect([...states]).toEqual(expect.arrayContaining(['arrived']));
      expect((await placements()).length).toBeGreaterThan(5);
      const done = Object.keys(await acts(running)).filter((one) => one.endsWith(' done'));
      expect(done).toEqual(expect.arrayContaining(['hold done', 'close done', 'offer done', 'accept done']));
    }, SLOW);

    // One promise, transfer and placement for each person of the plan: nothing was done again.
    expect(twice((await reservations()).map(({ subjectId }) => subjectId))).toEqual([]);
    expect(twice((await transfers()).map(({ subjectId }) => subjectId))).toEqual([]);
    expect(twice((await placements()).map(({ subjectId }) => subjectId))).toEqual([]);

    await fetch(`${running.address}/hold`, { method: 'POST' });
    const truth = await eventually(async () => {
      const now = (await (await fetch(`${running.address}/truth`)).json()) as TruthNow;
      expect(now.untold).toBe(0);
      return now;
    }, SLOW);
    await eventually(async () => {
      const { wards } = await get<{ wards: Ward[] }>('/wards');
      const told = wards.map(({ id, open, occupied, onLeave }) => [id, { open, occupied, onLeave }]);
      const really = Object.entries(truth.wards).map(([id, { open, occupied, onLeave }]) => [
        id,
        { open, occupied, onLeave },
      ]);
      expect(Object.fromEntries(told)).toMatchObject(Object.fromEntries(really));
    }, SLOW);
    const refusals = Object.keys(await acts(running)).filter((one) => !/ (done|nothing|409|412)$/.test(one));
    expect(refusals).toEqual([]);
  }, 590_000);
});
