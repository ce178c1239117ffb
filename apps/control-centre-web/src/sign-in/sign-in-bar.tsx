import { useEffect, useState } from 'react';
import { ask } from '../ask/ask.ts';
import { sayProblem, type Problem } from '../ask/problem.ts';
import { keepPeople, keepSession, useActing, type Person, type Session } from './session.ts';

const ASK_AGAIN_MS = 5_000;

/** Asks whom one can be until the answer is there; where there is no demo (404) it is nobody. */
function usePeople(isKnown: boolean): void {
  useEffect(() => {
    if (isKnown) return;
    let [left, timer] = [false, 0];
    const look = async (): Promise<void> => {
      const answered = await ask<{ people: Person[] }>('/identity/people');
      if (left) return;
      if (answered.ok) keepPeople(answered.answer.people);
      else if (answered.problem.status === 404) keepPeople([]);
      else timer = window.setTimeout(() => void look(), ASK_AGAIN_MS);
    };
    void look();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [isKnown]);
}

/** Who acts at this screen. In a demo anybody is one of its invented people; elsewhere the issuer's proxy adds a token. */
export function SignInBar() {
  const { session, people } = useActing();
  const [problem, setProblem] = useState<Problem>();
  usePeople(people !== undefined);

  const choose = async (id: string) => {
    setProblem(undefined);
    if (!id) return keepSession(undefined);
    const answered = await ask<Session>('/identity/sign-in', { method: 'POST', body: { id } });
    if (answered.ok) keepSession(answered.answer);
    else setProblem(answered.problem);
  };

  if (!people) return <p className="who">{session ? `You act as ${session.actor.name}` : ''}</p>;
  if (people.length === 0) return <p className="who">You act as whom your organisation signed in.</p>;
  return (
    <div className="who">
      <label htmlFor="who">You act as</label>
      <select
        id="who"
        className="nhsuk-select"
        value={session?.actor.id ?? ''}
        onChange={(event) => void choose(event.target.value)}
      >
        <option value="">nobody: look only</option>
        {people.map(({ id, name, role, organisationId }) => (
          <option key={id} value={id}>
            {name}, {role.replaceAll('-', ' ')}, {organisationId}
          </option>
        ))}
      </select>
      {problem && <span role="alert">{sayProblem(problem).join('. ')}</span>}
    </div>
  );
}
