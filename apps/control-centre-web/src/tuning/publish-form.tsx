import { londonDay } from '@careway/pressure';
import { useState, type FormEvent } from 'react';
import { faultOf } from '../ask/problem.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { DayField } from './day-field.tsx';
import { named, type Tables } from './tables.ts';

interface Props {
  /** The version that they were made from. */
  basedOn: string;
  tables: Tables;
  now: number;
  onPublished: (name: string) => void;
}

const DAY_MS = 86_400_000;

/** Publishes the changed tables as a version of their own, by which everything is scored from its first day on. */
export function PublishForm({ basedOn, tables, now, onPublished }: Props) {
  const { send, problem, busy } = useCommand();
  const [name, setName] = useState('');
  const [day, setDay] = useState(londonDay(now + DAY_MS));
  const [reason, setReason] = useState('');

  const publish = async (event: FormEvent) => {
    event.preventDefault();
    const framework = named(tables, idOf(name), name, day);
    const answered = await send({
      of: 'control-centre',
      path: '/opel/frameworks',
      body: { framework, basedOn, reason },
    });
    if (answered?.ok) onPublished(name);
  };
  return (
    <section aria-labelledby="publish">
      <h2 id="publish" className="nhsuk-heading-m">
        Publish them
      </h2>
      <form className="bench-form" onSubmit={(event) => void publish(event)}>
        <TextField
          label="Name of the version"
          hint="Such as: Integrated OPEL, Kent thresholds of winter 2026"
          maxLength={60}
          fault={faultOf(problem, 'name') ?? faultOf(problem, 'id')}
          value={name}
          onType={setName}
        />
        <DayField label="First day" fault={faultOf(problem, 'validFrom')} value={day} onSay={setDay} />
        <TextField
          label="Why"
          hint="Kept with your name"
          fault={faultOf(problem, 'reason')}
          value={reason}
          onType={setReason}
        />
        <CommandButton busy={busy}>Publish</CommandButton>
      </form>
      <ToldProblem problem={problem} />
    </section>
  );
}

/** `integrated-opel-kent` of `Integrated OPEL, Kent` */
const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
