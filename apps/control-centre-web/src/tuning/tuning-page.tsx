import { useEffect, useState } from 'react';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { Field } from '../frame/field.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { useActing } from '../sign-in/session.ts';
import { PublishForm } from './publish-form.tsx';
import { TablesForm } from './tables-form.tsx';
import { TryForm } from './try-form.tsx';
import { differences, type Tables, type Version } from './tables.ts';
import './tuning.css';

const here = { of: 'control-centre' } as const;
const LOOK_MS = 15_000;

/** The tuning bench: change thresholds, see what they would have declared on recorded days, publish them. */
export function TuningPage() {
  const seen = useAnswer('versions', () => ask<{ items: Version[] }>('/opel/frameworks', here), LOOK_MS);
  const [chosen, choose] = useState('');
  const versions = seen.answer?.items ?? [];
  const id = chosen || (versions.find(({ inForce }) => inForce) ?? versions.at(-1))?.id;
  const [done, say] = useState('');
  return (
    <PageFrame title="Tuning bench" seen={seen}>
      <p>
        Try other thresholds on days that were recorded. Nothing of it counts until it is published as a new version
        with a first day of its own; versions that hold are never changed.
      </p>
      <p role="status" className="done">
        {done}
      </p>
      <div className="bench-field">
        <Field label="Begin with">
          {(tied) => (
            <select
              {...tied}
              className="nhsuk-select"
              value={id ?? ''}
              onChange={(event) => choose(event.target.value)}
            >
              {versions.map(({ id: each, name, validFrom, inForce }) => (
                <option key={each} value={each}>
                  {name}, from {validFrom}
                  {inForce ? ' (in force)' : ''}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {id && (
        <Bench
          key={id}
          versionId={id}
          now={seen.now}
          onPublished={(name) => {
            say(`Published: ${name}.`);
            seen.lookNow();
          }}
        />
      )}
    </PageFrame>
  );
}

interface BenchProps {
  versionId: string;
  now: number;
  onPublished: (name: string) => void;
}

function Bench({ versionId, now, onPublished }: BenchProps) {
  const path = `/opel/frameworks/${encodeURIComponent(versionId)}`;
  const { answer } = useAnswer(path, () => ask<Tables>(path, here), LOOK_MS);
  const [tables, change] = useState<Tables>();
  const { mayAct } = useActing();
  useEffect(() => change((was) => was ?? answer), [answer]);
  if (!answer || !tables) return null;
  const count = differences(answer, tables);
  return (
    <>
      <TablesForm tables={tables} before={answer} onChange={change} />
      <p role="status" className="figures-line">
        {count === 0 ? 'No number is changed yet.' : `${count} ${count === 1 ? 'number is' : 'numbers are'} changed.`}
      </p>
      {!mayAct && <p>Choose who you act as, above, to try and to publish tables.</p>}
      {mayAct && <TryForm versionId={versionId} tables={tables} now={now} />}
      {mayAct && count > 0 && <PublishForm basedOn={versionId} tables={tables} now={now} onPublished={onPublished} />}
    </>
  );
}
