import { useState } from 'react';
import { useActing } from '../sign-in/session.ts';
import type { OpelOf } from '../opel/opel-answer.ts';
import { EndOverrideForm } from './end-override-form.tsx';
import { SetOverrideForm } from './set-override-form.tsx';

interface Props {
  score: OpelOf;
  now: number;
  onDone: () => void;
}

/** A person may set a level in place of the computed one, for a while and with a reason; and let that end. */
export function OverrideForms({ score, now, onDone }: Props) {
  const { mayAct } = useActing();
  const [done, say] = useState('');
  const tell = (says: string) => {
    say(says);
    onDone();
  };
  return (
    <section className="desk-override" aria-labelledby="desk-override">
      <h2 id="desk-override" className="nhsuk-heading-m">
        Set the level by hand
      </h2>
      <p role="status" className="done">
        {done}
      </p>
      {!mayAct && <p>Choose who you act as, above, to set the level by hand.</p>}
      {mayAct && score.override && <EndOverrideForm score={score} onDone={tell} />}
      {mayAct && <SetOverrideForm score={score} now={now} onDone={tell} />}
    </section>
  );
}
