import { Field } from '../frame/field.tsx';

interface Props<Value extends string> {
  label: string;
  value: Value;
  /** What is sent, with what is shown. */
  options: readonly (readonly [Value, string])[];
  fault?: string | undefined;
  onChoose: (value: Value) => void;
}

/** One of several. */
export function Choice<Value extends string>({ label, value, options, fault, onChoose }: Props<Value>) {
  return (
    <Field label={label} fault={fault}>
      {(tied) => (
        <select
          {...tied}
          className="nhsuk-select"
          value={value}
          onChange={(event) => onChoose(event.target.value as Value)}
        >
          {options.map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
