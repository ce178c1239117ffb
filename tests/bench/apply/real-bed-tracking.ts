import { setTimeout as wait } from 'node:timers/promises';
import { withClient, type Platform } from '../harness/platform.ts';

const SECONDS = 5;

/** Events per second that bed tracking itself hears of a full topic: facts, spells, wards, days, and what it tells. */
export async function hearForReal(platform: Platform, topicPrefix: string): Promise<number> {
  const database = await platform.database();
  const app = await platform.app('bed-tracking', { database, topicPrefix, environment: { RELAY: 'off' } });
  const perSecond = await withClient(database, async (client) => {
    const heard = async () => {
      const { rows } = await client.query<{ n: number }>(
        'SELECT coalesce(sum(next_offset), 0)::int AS n FROM bed_tracking.consumer_offset',
      );
      return { n: rows[0]!.n, at: performance.now() };
    };
    let first = await heard();
    while (first.n === 0) first = await wait(10, undefined).then(heard);
    await wait(SECONDS * 1_000);
    const last = await heard();
    return ((last.n - first.n) * 1_000) / (last.at - first.at);
  });
  await app.stop();
  return perSecond;
}
