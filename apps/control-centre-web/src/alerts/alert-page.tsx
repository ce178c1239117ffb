import { useState } from 'react';
import { Link } from 'wouter';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useActing } from '../sign-in/session.ts';
import { sayMoment, sayStanding, type AlertNow, type Step } from './alerts-now.ts';
import { SayForm } from './say-form.tsx';
import './alerts.css';

const here = { of: 'control-centre' } as const;

type AlertWithSteps = AlertNow & { steps: Step[] };

/** One alert with every step, and what can be done about it. */
export function AlertPage({ alertId }: { alertId: string }) {
  const path = `/alerts/${encodeURIComponent(alertId)}`;
  const seen = useAnswer(path, () => ask<AlertWithSteps>(path, here));
  const { mayAct } = useActing();
  const [done, say] = useState('');
  const told = (says: string) => () => {
    say(says);
    seen.lookNow();
  };
  const alert = seen.answer;
  return (
    <PageFrame title={alert?.says ?? 'Alert'} seen={seen}>
      <Link className="nhsuk-back-link" href="/alerts">
        All alerts
      </Link>
      <p role="status" className="done">
        {done}
      </p>
      {alert && (
        <>
          <Standing alert={alert} now={seen.now} />
          {!mayAct && !alert.clearedAt && <p>Choose who you act as, above, to say what was done.</p>}
          {mayAct && !alert.clearedAt && <Acts alert={alert} path={path} told={told} />}
          <Steps steps={alert.steps} />
        </>
      )}
    </PageFrame>
  );
}

const Standing = ({ alert, now }: { alert: AlertNow; now: number }) => (
  <>
    <p className="alert-standing">{sayStanding(alert, now)}</p>
    <p>
      <strong>{alert.owner}</strong>: {alert.action}
    </p>
    <p className="soft">
      Due {sayMoment(alert.dueAt)}; the deputy is {alert.deputy}
      {alert.provisional && '; provisional: no source confirms the limit'}.{' '}
      {alert.figureId && <Link href={`/figures/${alert.figureId}?place=${alert.placeId}`}>The figure behind it</Link>}
    </p>
  </>
);

interface ActsProps {
  alert: AlertNow;
  path: string;
  told: (says: string) => () => void;
}

function Acts({ alert, path, told }: ActsProps) {
  const form = { secondary: true, optional: false };
  return (
    <section className="cards" aria-label="What to do about it">
      {!alert.acknowledgedAt && (
        <div className="card">
          <SayForm
            path={`${path}/acknowledge`}
            label="What will be done"
            button="Acknowledge"
            optional
            onDone={told('Acknowledged.')}
          />
        </div>
      )}
      <div className="card">
        <SayForm
          path={`${path}/act`}
          label="What was done"
          button="Say it is done"
          onDone={told('Said what was done.')}
        />
      </div>
      <div className="card">
        <SayForm
          {...form}
          path={`${path}/escalate`}
          label={`Why it goes to ${alert.deputy}`}
          button="Escalate"
          onDone={told(`Escalated to ${alert.deputy}.`)}
        />
      </div>
    </section>
  );
}

const Steps = ({ steps }: { steps: Step[] }) => (
  <section aria-labelledby="steps">
    <h2 id="steps" className="nhsuk-heading-m">
      What happened
    </h2>
    <ol className="steps">
      {steps.map(({ step, at, by, says }) => (
        <li key={`${step} ${at}`} data-step={step}>
          <strong>{step}</strong> {sayMoment(at)}
          {by ? ` by ${by.name}, ${by.role.replaceAll('-', ' ')}` : ' by itself'}
          {says && `: ${says}`}
        </li>
      ))}
    </ol>
  </section>
);
