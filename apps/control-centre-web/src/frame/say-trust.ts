import { sayAge, sayClock } from '@careway/pressure';
import type { Problem } from '../ask/problem.ts';

const OLD_MS = 15_000;

/** Can what is shown be believed? `now` and `readAt` are epoch ms of this screen. */
export function sayTrust(
  readAt: number | undefined,
  problem: Problem | undefined,
  now: number,
): { isOld: boolean; says: string } {
  if (readAt === undefined)
    return problem ? { isOld: true, says: `Nothing to show: ${problem.title}` } : { isOld: false, says: 'Looking …' };
  const age = sayAge(Math.max(0, now - readAt) / 1000);
  const isOld = now - readAt > OLD_MS;
  if (!isOld) return { isOld, says: `Read ${age} ago` };
  return { isOld, says: `Not read since ${sayClock(readAt)}, ${age} ago${problem ? `: ${problem.title}` : ''}` };
}
