import { NEED_SEXES, PLACE_TYPES, type Need, type PlaceType } from '@careway/places';
import { useState, type FormEvent } from 'react';
import { faultOf, type Problem } from '../ask/problem.ts';
import { sayCode } from '../bed-board/place-now.ts';
import { TextField } from '../frame/text-field.tsx';
import { ToldProblem } from '../frame/told-problem.tsx';
import { Choice } from './choice.tsx';
import { BED_CLASSES, SPECIALISMS, WARD_KINDS } from './codes.ts';
import { needOf, NOTHING_SAID, type NeedSaid } from './need-said.ts';
import { Ticks } from './ticks.tsx';

const TYPES: [PlaceType | '', string][] = [
  ['', 'any'],
  ...PLACE_TYPES.map((type) => [type, sayCode(type)] as [PlaceType, string]),
];
const KINDS: [string, string][] = [['', 'any'], ...WARD_KINDS.map((kind) => [kind, sayCode(kind)] as [string, string])];
const CLASSES: [string, string][] = [
  ['', 'any, or none'],
  ...Object.entries(BED_CLASSES).map(([code, words]) => [code, `${code} ${words}`] as [string, string]),
];
const SEXES = NEED_SEXES.map((sex) => [sex, sex === 'any' ? 'any' : `${sex}, or mixed`] as const);

interface Props {
  /** What bed tracking has against the need. */
  problem: Problem | undefined;
  onAsk: (need: Need) => void;
}

/** What a person needs of a place. Nothing here tells who it is. */
export function NeedForm({ problem: refused, onAsk }: Props) {
  const [said, setSaid] = useState(NOTHING_SAID);
  const [wrong, setWrong] = useState<Problem>();
  const say = (more: Partial<NeedSaid>) => setSaid((was) => ({ ...was, ...more }));
  const problem = wrong ?? refused;

  const find = (event: FormEvent) => {
    event.preventDefault();
    const judged = needOf(said);
    setWrong('problem' in judged ? judged.problem : undefined);
    if ('need' in judged) onAsk(judged.need);
  };
  return (
    <form className="card need" aria-label="What is needed" onSubmit={find}>
      <div className="fields">
        <Choice label="Kind of place" value={said.type} options={TYPES} onChoose={(type) => say({ type })} />
        <Choice
          label="Mental health class"
          value={said.bedClass}
          options={CLASSES}
          onChoose={(bedClass) => say({ bedClass })}
        />
        <Choice label="Kind of ward" value={said.wardKind} options={KINDS} onChoose={(wardKind) => say({ wardKind })} />
        <Choice label="Place for" value={said.sex} options={SEXES} onChoose={(sex) => say({ sex })} />
        <TextField
          label="Home"
          hint="First part of the postcode, such as CT1; the rest is never sent"
          fault={faultOf(problem, 'home') ?? faultOf(problem, 'homeOutcode')}
          value={said.home}
          onType={(text) => say({ home: text })}
        />
      </div>
      <Ticks
        legend="It must have"
        options={[['single-room', 'single room'], ...SPECIALISMS.map((one) => [one, sayCode(one)] as const)]}
        ticked={[...(said.isolation ? ['single-room'] : []), ...said.specialisms]}
        onTick={(ticked) =>
          say({
            isolation: ticked.includes('single-room'),
            specialisms: ticked.filter((one) => one !== 'single-room'),
          })
        }
      />
      <button type="submit" className="nhsuk-button nhsuk-button--small">
        Find places
      </button>
      <ToldProblem problem={problem} />
    </form>
  );
}
