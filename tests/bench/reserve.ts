import type { Bench, World } from './harness/bench.ts';
import type { Platform } from './harness/platform.ts';
import { bareClaims, bareSlots, readThenWrite } from './reserve/bare-claims.ts';
import { overAllocated, realHolds, realLedger } from './reserve/real-holds.ts';

const ATTEMPTS = 6_000;
const NAIVE_ATTEMPTS = 2_000;

/** B5: sixteen askers want the same twenty-four places, most are too late. An attempt is a claim, granted or refused. */
export const bench: Bench = {
  name: 'reserve',
  rounds: 3,
  async start(platform: Platform): Promise<World> {
    const [bare, real] = [await platform.database(), await platform.database()];
    await bareSlots(bare);
    const ledger = await realLedger(real);
    await realHolds(ledger, 400);
    await bareClaims(bare, 1_000);
    return {
      ways: {
        ours: async () => {
          const { claimed, ...measured } = await realHolds(ledger, ATTEMPTS);
          const more = { granted_share: claimed / ATTEMPTS, over_allocated: await overAllocated(real) };
          return { ...measured, more };
        },
        limit: async () => {
          const { perSecond, claimed } = await bareClaims(bare, ATTEMPTS);
          return { perSecond, more: { limit_granted_share: claimed / ATTEMPTS } };
        },
        naive: async () => ({ perSecond: (await readThenWrite(bare, NAIVE_ATTEMPTS)).perSecond }),
      },
      check: async () => {
        const found = await overAllocated(real);
        return found === 0 ? [] : [`${found} pairs of promises of one place at the same moment`];
      },
      stop: () => ledger.database.stop(),
    };
  },
};
