import { MINUTE_MS, sayMoment } from './replay-now.ts';

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

/** Slides to any minute; by keyboard with the arrows, by the buttons, or by the day and time. */
export function MomentSlider({ minutes: { first, last }, at, onMove }: Props) {
  const within = (to: number) => Math.min(last, Math.max(first, to));
  return (
    <div className="replay-slider">
      <input
        type="range"
        aria-label="Minute"
        aria-valuetext={sayMoment(at)}
        min={0}
        max={Math.round((last - first) / MINUTE_MS)}
        value={Math.round((at - first) / MINUTE_MS)}
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
    </div>
  );
}
