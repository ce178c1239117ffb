import type { Frame } from '../history/entry.ts';
import type { Found, Look } from './found.ts';

/** Promise 8: over all its connections a viewer gets every change once, in order, after one first snapshot. */
export const viewersMissNothing: Look = ({ all }) =>
  [...Map.groupBy(all('frame'), ({ by }) => by).values()].flatMap((frames) =>
    frames.flatMap((frame, index) => judge(frames[index - 1], frame)),
  );

function judge(before: Frame | undefined, frame: Frame): Found[] {
  const what = wrongWith(before, frame);
  return what ? [{ what: `${frame.by} ${what}`, lines: before ? [before, frame] : [frame] }] : [];
}

function wrongWith(before: Frame | undefined, { event, seq }: Frame): string | undefined {
  if (!before) return event === 'snapshot' ? undefined : `began with change ${seq} and no snapshot`;
  if (event === 'snapshot')
    return seq === before.seq ? undefined : `had ${before.seq} and got a snapshot at ${seq} in place of the changes`;
  if (seq <= before.seq) return `saw change ${seq} after ${before.seq}: again, or too late`;
  return seq === before.seq + 1 ? undefined : `missed the changes between ${before.seq} and ${seq}`;
}
