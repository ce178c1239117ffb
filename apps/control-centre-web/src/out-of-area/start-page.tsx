import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { newId } from '../ask/new-id.ts';
import { faultOf } from '../ask/problem.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { useCommand } from '../ask/use-command.ts';
import { CommandButton } from '../frame/command-button.tsx';
import { TextField } from '../frame/text-field.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { Choice } from '../place-search/choice.tsx';
import { BED_CLASSES } from '../place-search/codes.ts';
import { lookAtFigures, type OnePlacement } from './ledger-now.ts';
import { REASONS } from './say-ledger.ts';
import { NOTHING_ENTERED, startSaid, type StartEntered } from './start-said.ts';

type Texts = { [Name in keyof StartEntered]: StartEntered[Name] extends string ? Name : never }[keyof StartEntered];

const TEXTS: readonly [name: Texts, field: string, label: string, hint?: string][] = [
  ['organisationId', 'organisationId', 'Organisation code', 'ODS code of who receives the person'],
  ['name', 'name', 'Organisation'],
  ['unit', 'unit', 'Ward or unit'],
  ['outcode', 'outcode', 'Postcode of the unit', 'First part, such as L1; the rest is never sent'],
  ['home', 'homeOutcode', 'Home', 'First part of the postcode, such as CT1; the rest is never sent'],
  ['judgedByRole', 'judgedByRole', 'Judged by', 'The role, never a name'],
  ['weeklyPounds', 'weeklyCostPence', 'Price of a week in pounds', 'Leave it empty when it is not known'],
];
const REASON_CHOICES = Object.entries(REASONS).map(([code, words]) => [code, `${code} ${words}`] as const);
const CLASSES = Object.entries(BED_CLASSES)
  .filter(([code]) => code.startsWith('2'))
  .map(([code, words]) => [code, `${code} ${words}`] as const);
const SEXES = [
  ['any', 'any'],
  ['female', 'female, or mixed'],
  ['male', 'male, or mixed'],
] as const;
const YES_NO = [
  ['no', 'no'],
  ['yes', 'yes'],
] as const;

/** Says that somebody is placed away, with the judgement of the sending provider. */
export function StartPage() {
  const [, go] = useLocation();
  const seen = useAnswer('month', () => lookAtFigures('month'), 5_000);
  const { send, problem, busy, mayAct } = useCommand();
  const [entered, enter] = useState(NOTHING_ENTERED);
  const [subjectId, setSubject] = useState(newId);
  // The moment of the first try: the same command again goes under the same key.
  const [beganAt, setBegan] = useState<number>();
  const say = (more: Partial<StartEntered>) => enter((was) => ({ ...was, ...more }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const at = beganAt ?? seen.at ?? Date.now();
    setBegan(at);
    const answered = await send<OnePlacement>({
      path: '/out-of-area/placements',
      body: startSaid(entered, subjectId, at),
    });
    if (answered?.ok) go(`/out-of-area/${answered.answer.placementId}`);
  };
  return (
    <PageFrame title="Somebody is placed away" seen={seen}>
      <Link className="nhsuk-back-link" href="/out-of-area">
        Out of area
      </Link>
      {!mayAct && <p className="soft">Choose who you act as, above.</p>}
      <form className="card" aria-label="The placement" onSubmit={(event) => void submit(event)}>
        <TextField
          label="Person"
          hint="The random id that Careway knows them by"
          fault={faultOf(problem, 'subjectId')}
          value={subjectId}
          onType={setSubject}
        />
        {TEXTS.map(([name, field, label, hint]) => (
          <TextField
            key={name}
            label={label}
            {...(hint && { hint })}
            fault={faultOf(problem, field)}
            value={entered[name]}
            maxLength={100}
            onType={(text) => say({ [name]: text })}
          />
        ))}
        <Choice
          label="Why away"
          value={entered.reasonCode}
          options={REASON_CHOICES}
          onChoose={(reasonCode) => say({ reasonCode })}
        />
        <Choice
          label="Class of the bed"
          value={entered.bedClass}
          options={CLASSES}
          onChoose={(bedClass) => say({ bedClass })}
        />
        <Choice label="A local place for" value={entered.sex} options={SEXES} onChoose={(sex) => say({ sex })} />
        <Choice
          label="Does the unit usually admit people of their community service?"
          value={entered.usualNetwork}
          options={YES_NO}
          onChoose={(usualNetwork) => say({ usualNetwork })}
        />
        <Choice
          label="Can the co-ordinator visit often enough for continuity?"
          value={entered.coordinatorCanVisit}
          options={YES_NO}
          onChoose={(coordinatorCanVisit) => say({ coordinatorCanVisit })}
        />
        <CommandButton busy={busy}>Say it</CommandButton>
        <ToldProblem problem={problem} />
      </form>
    </PageFrame>
  );
}
