import { Field } from '../frame/field.tsx';

interface Props {
  label: string;
  fault?: string | undefined;
  /** `2026-11-23`, of England. */
  value: string;
  onSay: (day: string) => void;
}

export const DayField = ({ value, onSay, ...field }: Props) => (
  <Field {...field}>
    {(tied) => (
      <input
        {...tied}
        type="date"
        required
        className="nhsuk-input"
        value={value}
        onChange={(event) => onSay(event.target.value)}
      />
    )}
  </Field>
);
