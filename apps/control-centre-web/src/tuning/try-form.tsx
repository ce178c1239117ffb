import { londonDay } from '@careway/pressure';
import { useState, type FormEvent } from 'react';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { DayField } from './day-field.tsx';
import { momentsOf, named, TRIED, type Tables } from './tables.ts';
import { TriedPlaces } from './tried-places.tsx';
import type { Tried } from './tried.ts';

interface Props {
  versionId: string;
  tables: Tables;
  /** Epoch ms by the service's clock. */
  now: number;
}

/** Tries the changed tables beside those that they were made from, on recorded days. */
export function TryForm({ versionId, tables, now }: Props) {
  const { send, problem, busy } = useCommand();
  const [from, setFrom] = useState(londonDay(now - 6 * 86_400_000));
  const [to, setTo] = useState(londonDay(now));
  const [tried, show] = useState<Tried>();

  const tryThem = async (event: FormEvent) => {
    event.preventDefault();
    const framework = named(tables, TRIED, `${tables.name}, as changed here`, tables.validFrom);
    const body = { ...momentsOf(from, to, now), tables: [{ frameworkId: versionId }, { framework }] };
    const answered = await send<Tried>({ of: 'control-centre', path: '/opel/bench', body });
    if (answered?.ok) show(answered.answer);
  };
  return (
    <section aria-labelledby="try">
      <h2 id="try" className="nhsuk-heading-m">
        Try them on recorded days
      </h2>
      <form className="bench-form" onSubmit={(event) => void tryThem(event)}>
        <DayField label="From" value={from} onSay={setFrom} />
        <DayField label="To" value={to} onSay={setTo} />
        <CommandButton busy={busy}>Try them</CommandButton>
      </form>
      <ToldProblem problem={problem} />
      {tried && <TriedPlaces tried={tried} />}
    </section>
  );
}
