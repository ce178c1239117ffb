import { useCallback, useEffect, useState } from 'react';
import type { Answered } from './ask.ts';
import type { Problem } from './problem.ts';

export const LOOK_AGAIN_MS = 3_000;

/** What was seen last of a question. */
export interface Seen<Answer> {
  answer?: Answer;
  /** When it was answered by the service's clock, epoch ms; absent while nothing came. */
  at?: number;
  /** The same moment by this screen's clock: both tell how old it is, whatever the clocks say. */
  readAt?: number;
  /** Why there is nothing newer. */
  problem?: Problem | undefined;
}

export interface Looking<Answer> extends Seen<Answer> {
  /** The service's time now, epoch ms: what an age of something in the answer is told by. */
  now: number;
  /** Asks at once, such as after a command. */
  lookNow(): void;
}

/** What is seen after an asking: a new answer, or what came last with the problem beside it. */
export const seenAfter = <Answer>(was: Seen<Answer>, answered: Answered<Answer>, readAt: number): Seen<Answer> =>
  answered.ok ? { answer: answered.answer, at: answered.at, readAt } : { ...was, problem: answered.problem };

/**
 * What bed tracking says now, asked for again every few seconds while the page is looked at. `question` tells one
 * asking from another: what was seen of another is never shown. Without `look` nothing is asked; a question that was
 * refused as it is (422) is not asked again.
 */
export function useAnswer<Answer>(
  question: string,
  look?: () => Promise<Answered<Answer>>,
  everyMs = LOOK_AGAIN_MS,
): Looking<Answer> {
  const [held, hold] = useState<{ question: string; seen: Seen<Answer> }>({ question, seen: {} });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!look) return undefined;
    let [left, timer] = [false, 0];
    const again = async (): Promise<void> => {
      const answered = document.hidden ? undefined : await look();
      if (left) return;
      if (answered) {
        const from = (was: typeof held) => (was.question === question ? was.seen : {});
        hold((was) => ({ question, seen: seenAfter(from(was), answered, Date.now()) }));
      }
      if (answered?.ok === false && answered.problem.status === 422) return;
      timer = window.setTimeout(() => void again(), everyMs);
    };
    void again();
    return () => {
      left = true;
      clearTimeout(timer);
    };
    // `look` is new with each drawing; what it asks is told by `question`.
  }, [question, turn]);
  const lookNow = useCallback(() => setTurn((was) => was + 1), []);
  const seen = held.question === question ? held.seen : {};
  const { at = 0, readAt = 0 } = seen;
  return { ...seen, now: readAt ? at + Math.max(0, Date.now() - readAt) : Date.now(), lookNow };
}

/** Of two that a page rests on the one that was read longer ago, or never. */
export const olderOf = (a: Seen<unknown>, b: Seen<unknown>): Seen<unknown> =>
  (a.readAt ?? 0) <= (b.readAt ?? 0) ? a : b;
