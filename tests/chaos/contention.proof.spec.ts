import { npmRunChaos } from './campaign/npm-run-chaos.fixture.ts';
import type { ContentionSummary } from './contention/run-contention.ts';

const contend = (attempts: number, ...words: string[]) =>
  npmRunChaos<ContentionSummary>('--attempts', String(attempts), '--seed', '3', ...words);

describe('many who want the same places of services that are harmed', () => {
  it('are never promised one twice, and each gets the truth', async () => {
    const { code, summary } = await contend(2_000);
    expect(summary).toMatchObject({
      attempts: 2_000,
      over_allocated: 0,
      overlaps: 0,
      lost: 0,
      doubled: 0,
      causeless: 0,
    });
    expect(summary.faults).toBeGreaterThan(0);
    expect(summary.granted).toBeGreaterThan(50);
    expect(code).toBe(0);
  }, 180_000);

  it('are seen to be promised one twice when nothing is locked', async () => {
    const { code, summary } = await contend(1_000, '--without', 'place-lock');
    expect(summary.over_allocated).toBeGreaterThan(0);
    expect(summary.overlaps).toBeGreaterThan(0);
    expect(code).toBe(1);
  }, 180_000);
});
