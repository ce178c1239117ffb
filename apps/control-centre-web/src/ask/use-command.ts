import { useRef, useState } from 'react';
import { useActing } from '../sign-in/session.ts';
import { ask, type Answered, type Asked } from './ask.ts';
import { newId } from './new-id.ts';
import type { Problem } from './problem.ts';

export interface Command {
  /** Who is to do it: bed tracking, when left out. */
  of?: Asked['of'];
  path: string;
  method?: 'POST' | 'PUT';
  body: object;
  /** The version of what it is about that was seen. */
  version?: number;
}

export interface Commanding {
  /** Sends it. While another is under way, nothing is sent and nothing given. */
  send<Answer>(command: Command): Promise<Answered<Answer> | undefined>;
  /** Why the last one was refused. */
  problem: Problem | undefined;
  /** Takes the refusal away: what it was about is no more. */
  forget(): void;
  busy: boolean;
  /** May anything be sent, by who is signed in here? */
  mayAct: boolean;
}

/** Sends commands as who is signed in. The same command again, after no answer came, goes under the same key. */
export function useCommand(): Commanding {
  const { token, mayAct } = useActing();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const unanswered = useRef<{ said: string; key: string }>(undefined);

  const send = async <Answer>(command: Command): Promise<Answered<Answer> | undefined> => {
    if (underWay.current) return undefined;
    const said = JSON.stringify([command, token]);
    const key = unanswered.current?.said === said ? unanswered.current.key : newId();
    underWay.current = true;
    setBusy(true);
    setProblem(undefined);
    const { path, ...asked } = command;
    const answered = await ask<Answer>(path, { method: 'POST', ...asked, key, token });
    underWay.current = false;
    setBusy(false);
    const isLost = !answered.ok && (answered.problem.status === 0 || answered.problem.status >= 500);
    unanswered.current = isLost ? { said, key } : undefined;
    setProblem(answered.ok ? undefined : answered.problem);
    return answered;
  };
  return { send, problem, forget: () => setProblem(undefined), busy, mayAct };
}
