import { useId } from 'react';

interface Props {
  legend: string;
  /** The code, with what is shown. */
  options: readonly (readonly [string, string])[];
  ticked: readonly string[];
  onTick: (ticked: string[]) => void;
}

/** Any of several. */
export function Ticks({ legend, options, ticked, onTick }: Props) {
  const id = useId();
  const flip = (code: string) =>
    onTick(ticked.includes(code) ? ticked.filter((one) => one !== code) : [...ticked, code]);
  return (
    <fieldset className="ticks">
      <legend>{legend}</legend>
      {options.map(([code, words]) => (
        <span key={code} className="tick">
          <input id={`${id}-${code}`} type="checkbox" checked={ticked.includes(code)} onChange={() => flip(code)} />
          <label htmlFor={`${id}-${code}`}>{words}</label>
        </span>
      ))}
    </fieldset>
  );
}
