import { Field } from './field.tsx';

interface Props {
  label: string;
  hint?: string;
  fault?: string | undefined;
  value: string;
  maxLength?: number;
  onType: (text: string) => void;
}

/** A line of text with its label. Nothing of it is offered to the next who types here. */
export const TextField = ({ value, maxLength = 500, onType, ...field }: Props) => (
  <Field {...field}>
    {(tied) => (
      <input
        {...tied}
        className="nhsuk-input"
        maxLength={maxLength}
        autoComplete="off"
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
    )}
  </Field>
);
