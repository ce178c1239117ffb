import type { KeyboardEvent } from 'react';
import { Field } from '../frame/field.tsx';
import { fieldOf, MINUTE_MS, momentOfField, sayMoment } from './replay-now.ts';

interface Props {
  minutes: { first: number; last: number };
  /** Epoch ms. */
  at: number;
  onMove: (at: number) => void;
}

const STEPS = [
  [-60, 'An hour back'],
  [-1, 'A minute back'],
  [1, 'A minute on'],
  [60, 'An hour on'],
] as const;

/** Minutes that a page of the keyboard is: without it, it would be a tenth of all. */
const PAGES: Record<string, number> = { PageUp: 15, PageDown: -15 };

/** Slides to any minute; by keyboard with the arrows and by quarters of an hour, by the buttons, or by day and time. */
export function MomentSlider({ minutes: { first, last }, at, onMove }: Props) {
  const within = (to: number) => Math.min(last, Math.max(first, to));
  const page = (event: KeyboardEvent) => {
    const by = PAGES[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onMove(within(at + by * MINUTE_MS));
  };
  const choose = (text: string) => {
    const moment = momentOfField(text);
    if (moment !== undefined) onMove(within(moment));
  };
  return (
    <div className="replay-slider">
      <input
        type="range"
        aria-label="Minute"
        aria-valuetext={sayMoment(at)}
        min={0}
        max={Math.round((last - first) / MINUTE_MS)}
        value={Math.round((at - first) / MINUTE_MS)}
        onKeyDown={page}
        onChange={({ target }) => onMove(within(first + Number(target.value) * MINUTE_MS))}
      />
      <p className="replay-ends">
        <span>{sayMoment(first)}</span>
        <span>{sayMoment(last)}</span>
      </p>
      <div className="buttons">
        {STEPS.map(([step, name]) => (
          <button
            key={step}
            type="button"
            className="nhsuk-button nhsuk-button--small nhsuk-button--secondary"
            onClick={() => onMove(within(at + step * MINUTE_MS))}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="replay-field">
        <Field label="Day and time">
          {(tied) => (
            <input
              {...tied}
              type="datetime-local"
              className="nhsuk-input"
              min={fieldOf(first)}
              max={fieldOf(last)}
              value={fieldOf(at)}
              onChange={({ target }) => choose(target.value)}
            />
          )}
        </Field>
      </div>
    </div>
  );
}
