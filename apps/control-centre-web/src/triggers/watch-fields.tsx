import type { ReactNode } from 'react';
import { Field } from '../frame/field.tsx';
import { sayPillar } from '../opel/opel-answer.ts';
import type { TriggerDraft } from './trigger-draft.ts';
import type { TriggerNow, WatchedFigure } from './triggers-now.ts';

const PILLARS = ['acute', 'mental-health', 'community', 'nhs-111', 'overall'];
const NUMBERS = [
  ['limit', 'Limit', 'In the unit of what it watches'],
  ['clearsAt', 'Its alert clears beyond', 'The limit, or a value on its safe side: between both nothing changes'],
  ['forMinutes', 'Minutes that it must last', '0: at once'],
  ['dueMinutes', 'Minutes until something has to be done', 'Then it is chased, and then the deputy has it'],
] as const;

interface Props {
  draft: TriggerDraft;
  others: readonly TriggerNow[];
  figures: readonly WatchedFigure[];
  fault: (name: string) => string | undefined;
  onChange: (draft: TriggerDraft) => void;
}

/** What a trigger watches, and from when to when. */
export function WatchFields({ draft, others, figures, fault, onChange }: Props) {
  const choose = (name: keyof TriggerDraft) => ({
    value: draft[name],
    fault: fault(name),
    onChoose: (value: string) => onChange({ ...draft, [name]: value }),
  });
  return (
    <>
      <Choice label="It watches" {...choose('watches')}>
        <option value="figure">a figure</option>
        <option value="opel">a level of OPEL</option>
        <option value="feed">the silence of a feed, in its intervals</option>
      </Choice>
      {draft.watches === 'figure' && (
        <Choice label="Figure" {...choose('figureId')}>
          <option value="">Choose</option>
          {figures.map(({ id, name, unit }) => (
            <option key={id} value={id}>
              {name} ({unit})
            </option>
          ))}
        </Choice>
      )}
      {draft.watches === 'opel' && (
        <Choice label="Level of" {...choose('pillar')}>
          <option value="">each provider</option>
          {PILLARS.map((one) => (
            <option key={one} value={one}>
              the system: {sayPillar(one).toLowerCase()}
            </option>
          ))}
        </Choice>
      )}
      <Choice label="Too much or too little" {...choose('relation')}>
        <option value=">=">the limit or more</option>
        <option value="<=">the limit or less</option>
      </Choice>
      {NUMBERS.map(([name, label, hint]) => (
        <Field key={name} label={label} hint={hint} fault={fault(name)}>
          {(tied) => (
            <input
              {...tied}
              className="nhsuk-input"
              inputMode="decimal"
              autoComplete="off"
              value={draft[name]}
              onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Choice label="Silent while there is an alert of" {...choose('partOf')}>
        <option value="">none: it always speaks</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
    </>
  );
}

interface ChoiceProps {
  label: string;
  fault: string | undefined;
  value: string;
  onChoose: (value: string) => void;
  children: ReactNode;
}

const Choice = ({ label, fault, value, onChoose, children }: ChoiceProps) => (
  <Field label={label} fault={fault}>
    {(tied) => (
      <select {...tied} className="nhsuk-select" value={value} onChange={(event) => onChoose(event.target.value)}>
        {children}
      </select>
    )}
  </Field>
);
