import { sayProblem, type Problem } from '../ask/problem.ts';

/** A refusal beside what was refused: what, why, how to mend it. */
export function ToldProblem({ problem }: { problem: Problem | undefined }) {
  if (!problem) return null;
  const [title, ...lines] = sayProblem(problem);
  return (
    <div className="nhsuk-error-summary told-problem" role="alert">
      <h2 className="nhsuk-error-summary__title">{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
