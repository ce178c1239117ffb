import { StateMark } from '../board/state-mark.tsx';
import { sayProblem, type Problem } from '../ask/problem.ts';

interface Props {
  isOld: boolean;
  says: string;
  problem: Problem | undefined;
}

/** Tells how old the page is; a screen reader is told only when that becomes too old, and why. */
export function Trust({ isOld, says, problem }: Props) {
  return (
    <section className="page-trust" data-old={isOld} aria-label="Can this be believed">
      <p>
        <StateMark state={isOld ? 'stale' : 'fresh'} /> {says}
      </p>
      <p role="status" className="nhsuk-u-visually-hidden">
        {isOld ? `What is shown is old. ${problem ? sayProblem(problem).join('. ') : ''}` : ''}
      </p>
    </section>
  );
}
