import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServers } from '../bench/harness/tools.ts';
import { boardError } from './board-error.ts';
import { System } from './system.ts';

/** Closes what was opened, the latest first. */
const opened: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of opened.toReversed()) await close();
});

describe('the board beside the truth', () => {
  it('is wrong by nothing once the feeds have caught up, and says how wrong and how late it was before', async () => {
    const folder = mkdtempSync(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'board-error-'));
    opened.push(async () => rmSync(folder, { recursive: true, force: true }));
    const servers = await startServers({ folder, given: {}, durable: false });
    opened.push(() => servers.stop());
    const { system, simulator, controlCentre } = await System.start({ folder, servers, seed: 6, speed: 600 });
    opened.push(() => system.stop());
    const { figures, differs } = await boardError({ simulator, controlCentre, days: 0.2, speed: 600 });
    expect(differs).toEqual([]);
    expect(figures.map(({ id, final_error }) => [id, final_error])).toEqual([
      ['open', 0],
      ['occupied', 0],
      ['onLeave', 0],
      ['admissions', 0],
      ['discharges', 0],
    ]);
    const occupied = figures.find(({ id }) => id === 'occupied')!;
    expect(occupied.changes).toBeGreaterThan(50);
    expect(occupied.delay_p50_s).toBeGreaterThan(0);
    expect(occupied.delay_p50_s).toBeLessThanOrEqual(occupied.delay_max_s!);
    expect(occupied.unknown_share).toBe(0);
  }, 300_000);
});
