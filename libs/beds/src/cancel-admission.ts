import type { Fact } from './fact.ts';
import { liveOf, takeBack, type Journey } from './journey.ts';
import { timelineOf } from './timeline.ts';

/**
 * A11: the last admission or registration did not happen, nor anything after it. What was before it stands: a person
 * whose admission from the emergency department is cancelled is still in the department. With nothing before it the
 * whole visit is cancelled, and only a new admission brings it back.
 */
export function cancelAdmission(journey: Journey, fact: Fact): Journey {
  const live = liveOf(journey);
  const steps = timelineOf(live);
  const openings = steps.filter(({ movement }) => movement.kind === 'opened');
  const from = openings.length > 1 ? steps.indexOf(openings.at(-1)!) : 0;
  const undone = steps.slice(from).map(({ movement }) => movement);
  const back = takeBack(journey, undone, fact);
  return undone.length === live.length ? { ...back, cancelled: true, expected: {} } : back;
}
