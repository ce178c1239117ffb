import type { AlertStanding } from '@careway/pressure';
import { decisionsOf } from './decisions.ts';

/** What needs a decision now? At most three lines. */
export function DecideNow({ alerts, now }: { alerts: readonly AlertStanding[]; now: number }) {
  const { shown, more } = decisionsOf(alerts, now);
  return (
    <section className="wall-decide" aria-labelledby="wall-decide-name">
      <h2 id="wall-decide-name">Decide now {more > 0 && <span className="wall-more">+{more} more</span>}</h2>
      {shown.length === 0 && <p className="wall-none">Nothing waits for a decision</p>}
      <ol className="wall-lines">
        {shown.map(({ alertId, what, whose, timeLeft, isOver }) => (
          <li key={alertId} data-over={isOver}>
            <span className="wall-what">{what}</span>
            <span className="wall-whose">{whose}</span>
            <span className="wall-left">{timeLeft}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
