import { useState } from 'react';
import { ask, askAll } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useActing } from '../sign-in/session.ts';
import { AlertCard } from './alert-card.tsx';
import { AlertBudget } from './alert-budget.tsx';
import { inOrder, type AlertNow } from './alerts-now.ts';
import './alerts.css';

const here = { of: 'control-centre' } as const;

/** A day's alerts are many; older ones are in the CSV. */
const lookAtAll = async () => {
  const answered = await ask<{ items: AlertNow[] }>('/alerts?show=all&limit=100', here);
  return answered.ok ? { ...answered, answer: answered.answer.items } : answered;
};

/** What waits for somebody: one alert for each cause, with whose it is and what is to be done; and how many there are. */
export function AlertsPage() {
  const [show, setShow] = useState<'standing' | 'all'>('standing');
  const look = () => (show === 'all' ? lookAtAll() : askAll<AlertNow>('/alerts', here));
  const seen = useAnswer(`alerts ${show}`, look);
  const { mayAct } = useActing();
  const [done, say] = useState('');
  const tell = (says: string) => {
    say(says);
    seen.lookNow();
  };
  const alerts = inOrder(seen.answer ?? [], seen.now);
  return (
    <PageFrame title="Alerts" seen={seen}>
      <p role="status" className="done">
        {done}
      </p>
      {!mayAct && <p>Choose who you act as, above, to acknowledge an alert or to say what was done.</p>}
      <div className="buttons" role="group" aria-label="Which alerts">
        {(['standing', 'all'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
            aria-pressed={show === one}
            onClick={() => setShow(one)}
          >
            {one === 'standing' ? 'Those that stand' : 'The last hundred'}
          </button>
        ))}
        <a href="/alerts?show=all&format=csv" download>
          All of them as CSV
        </a>
      </div>
      {seen.answer?.length === 0 && <p>{show === 'standing' ? 'No alert stands.' : 'No alert was raised yet.'}</p>}
      <ul className="cards">
        {alerts.map((alert) => (
          <AlertCard key={alert.alertId} alert={alert} now={seen.now} mayAct={mayAct} onDone={tell} />
        ))}
      </ul>
      <AlertBudget />
    </PageFrame>
  );
}
