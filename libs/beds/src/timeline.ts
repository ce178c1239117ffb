import type { Location } from '@careway/contracts';
import type { Movement } from './journey.ts';

/** Where a person stands at one time. */
export interface Standing {
  phase: 'before' | 'here' | 'gone';
  patientClass?: string | undefined;
  place?: Location | undefined;
  /** The interface that said the place: an unmapped place is kept under it. */
  placeSaidBy?: string | undefined;
  onLeave: boolean;
}

/** A movement at the time it has in the timeline, and how things stand from then on. */
export interface Step {
  at: string;
  movement: Movement;
  after: Standing;
}

const BEFORE: Standing = { phase: 'before', onLeave: false };

/**
 * Live movements, given in the order of recording, laid out by when they happened.
 * - The earliest opening takes its time from PV1-44 when said, and comes first among movements of the same moment.
 * - A closing takes PV1-45, but does not come before an opening that was recorded before it.
 * - What was found in an update holds after everything that was recorded before it.
 */
export function timelineOf(live: readonly Movement[]): Step[] {
  const first = live.filter((one) => one.kind === 'opened').sort(byTime((one) => one.occurredAt))[0];
  const timed = withTimes(live, first).sort(
    (a, b) => text(a.at, b.at) || Number(b.movement === first) - Number(a.movement === first),
  );
  let state = BEFORE;
  return timed.map(({ at, movement }) => ({ at, movement, after: (state = next(state, movement)) }));
}

/** How things stand at the end of a timeline. */
export const standing = (steps: readonly Step[]): Standing => steps.at(-1)?.after ?? BEFORE;

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byTime =
  <One>(of: (one: One) => string) =>
  (a: One, b: One): number =>
    text(of(a), of(b));
const later = (a: string, b: string): string => (a > b ? a : b);

function withTimes(live: readonly Movement[], first: Movement | undefined): { at: string; movement: Movement }[] {
  let [latest, opened] = ['', ''];
  return live.map((movement) => {
    const at = timeOf(movement, { first: movement === first, latest, opened });
    latest = later(latest, at);
    if (movement.kind === 'opened') opened = later(opened, at);
    return { at, movement };
  });
}

function timeOf(movement: Movement, known: { first: boolean; latest: string; opened: string }): string {
  const { kind, occurredAt, saidAt, found } = movement;
  if (kind === 'opened') return known.first ? (saidAt ?? occurredAt) : occurredAt;
  if (kind === 'closed') return later(saidAt ?? occurredAt, known.opened);
  return found ? later(occurredAt, known.latest) : occurredAt;
}

function next(state: Standing, movement: Movement): Standing {
  if (movement.kind === 'opened') return here(movement, { ...state, onLeave: state.phase === 'here' && state.onLeave });
  if (movement.kind === 'closed') return gone(state, movement);
  // A transfer, leave or update does not bring back somebody who went.
  if (state.phase === 'gone') return state;
  if (movement.kind === 'left')
    return { ...here(state.place ? { ...movement, place: undefined } : movement, state), onLeave: true };
  if (movement.kind === 'returned') return { ...here(movement, state), onLeave: false };
  return here(movement, state);
}

function here(movement: Movement, state: Standing): Standing {
  const stays = movement.kind !== 'opened' || state.phase === 'here';
  const known = stays ? { place: state.place, placeSaidBy: state.placeSaidBy } : {};
  const said =
    movement.place === undefined ? known : { place: movement.place ?? undefined, placeSaidBy: movement.interfaceId };
  const patientClass = movement.patientClass ?? state.patientClass ?? 'I';
  return { phase: 'here', patientClass, onLeave: state.onLeave, ...said };
}

const gone = (state: Standing, movement: Movement): Standing => ({
  phase: 'gone',
  patientClass: state.patientClass ?? movement.patientClass,
  place: state.place ?? movement.place ?? undefined,
  placeSaidBy: state.placeSaidBy ?? movement.interfaceId,
  onLeave: false,
});
