import type { Fault, Recovered } from '../history/entry.ts';
import { boundOf } from '../schedule/fault-sorts.ts';
import type { Found, Look } from './found.ts';

/** Promise 10: after the last fault all that was accepted comes through within the stated time, and nothing is left. */
export const lagReturnsToZero =
  (boundsMs: Readonly<Record<string, number>> = {}): Look =>
  ({ all, faults }) => {
    const byNumber = new Map(faults.map(({ fault }) => [fault.fault, fault]));
    return [
      ...all('recovered').flatMap((recovered) => {
        const done = recovered.faults.flatMap((fault) => byNumber.get(fault) ?? []);
        const bounds = done.map(({ sort, target }) => boundsMs[sort] ?? boundOf(sort, target) ?? 0);
        return judge(recovered, done, Math.max(0, ...bounds));
      }),
      ...all('left').flatMap((left) =>
        left.count === 0 ? [] : [{ what: `${left.count} ${left.what} are left at the end`, lines: [left] }],
      ),
    ];
  };

function judge(recovered: Recovered, done: readonly Fault[], boundMs: number): Found[] {
  const { outstanding = {}, tookMs } = recovered;
  const after = done.map(({ sort, target }) => `${sort} of ${target}`).join(', ') || 'no fault';
  const found = (what: string): Found => ({ what: `after ${after} ${what}`, lines: [...done, recovered] });
  const still = Object.entries(outstanding).filter(([, count]) => count > 0);
  if (still.length > 0)
    return [found(`there was still after ${seconds(tookMs)}: ${still.map(([what, n]) => `${n} ${what}`).join(', ')}`)];
  // A round of which nothing could be done has nothing to recover from.
  if (done.length === 0 || tookMs <= boundMs) return [];
  return [found(`recovery took ${seconds(tookMs)}, and ${seconds(boundMs)} is stated`)];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
