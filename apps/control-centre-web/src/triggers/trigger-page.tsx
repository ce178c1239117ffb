import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { PageFrame } from '../frame/page-frame.tsx';
import { useActing } from '../sign-in/session.ts';
import { SwitchOffForm } from './switch-off-form.tsx';
import { draftOf, NEW_DRAFT } from './trigger-draft.ts';
import { TriggerForm } from './trigger-form.tsx';
import { sayClears, saySet, sayWhen, type TriggerNow } from './triggers-now.ts';
import { unitOf } from './triggers-page.tsx';
import { useTriggers, useWatchedFigures } from './use-triggers.ts';

/** One trigger: as it is in force, and what one may change. `new` adds one. */
export function TriggerPage({ triggerId }: { triggerId: string }) {
  const seen = useTriggers();
  const figures = useWatchedFigures();
  const { mayAct } = useActing();
  const triggers = seen.answer?.triggers;
  const trigger = triggers?.find(({ id }) => id === triggerId);
  const isNew = triggerId === 'new';
  const title = isNew ? 'Add a trigger' : (trigger?.name ?? 'Trigger');
  return (
    <PageFrame title={title} seen={seen}>
      <Link className="nhsuk-back-link" href="/triggers">
        All triggers
      </Link>
      {triggers && !trigger && !isNew && <p>There is no such trigger.</p>}
      {trigger && <InForce trigger={trigger} unit={unitOf(trigger, figures)} />}
      {!mayAct && <p>Choose who you act as, above, to set a trigger.</p>}
      {mayAct && triggers && isNew && <AddForm triggers={triggers} figures={figures} />}
      {mayAct && triggers && trigger && (
        <ChangeForms key={trigger.id} trigger={trigger} triggers={triggers} figures={figures} look={seen.lookNow} />
      )}
    </PageFrame>
  );
}

const InForce = ({ trigger, unit }: { trigger: TriggerNow; unit: string }) => (
  <div className="in-force">
    <p className="figures-line">{trigger.off ? 'Switched off: it raises nothing.' : sayWhen(trigger, unit)}</p>
    {!trigger.off && <p>Clears {sayClears(trigger, unit)}.</p>}
    <p className="soft">{saySet(trigger)}</p>
  </div>
);

interface FormsProps {
  triggers: readonly TriggerNow[];
  figures: ReturnType<typeof useWatchedFigures>;
}

function AddForm(known: FormsProps) {
  const [, go] = useLocation();
  return <TriggerForm {...known} start={NEW_DRAFT} version={0} onSet={(id) => go(`/triggers/${id}`)} />;
}

/** The forms begin with what was seen. When somebody else sets it meanwhile that is said, and nothing typed is lost. */
function ChangeForms({ trigger, look, ...known }: FormsProps & { trigger: TriggerNow; look: () => void }) {
  const [from, begin] = useState(trigger);
  const [done, say] = useState('');
  const [own, keep] = useState(trigger.version);
  const tell = (says: string) => (_: string, version: number) => {
    say(says);
    keep(version);
    look();
  };
  const isNewer = trigger.version > from.version;
  if (isNewer && trigger.version === own) begin(trigger);
  return (
    <>
      <p role="status" className="done">
        {done}
      </p>
      <div role="status" className="changed">
        {isNewer && trigger.version !== own && (
          <>
            <p>It was changed since you looked: {saySet(trigger)}</p>
            <button
              type="button"
              className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
              onClick={() => begin(trigger)}
            >
              Go on from how it is now
            </button>
          </>
        )}
      </div>
      <TriggerForm
        {...known}
        key={`set ${from.version}`}
        triggerId={trigger.id}
        start={draftOf(from)}
        version={from.version}
        onSet={tell('It is in force.')}
      />
      {!trigger.off && (
        <SwitchOffForm
          key={`off ${from.version}`}
          triggerId={trigger.id}
          version={from.version}
          onDone={tell('It is switched off, and its alerts clear.')}
        />
      )}
    </>
  );
}
