import { useId, type ReactNode } from 'react';

/** What ties a control to its label, its hint and what is wrong with it. */
export interface Tied {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface Props {
  label: string;
  hint?: string;
  /** What is wrong with it, and how to mend it. */
  fault?: string | undefined;
  children: (tied: Tied) => ReactNode;
}

/** A control of a form with its label. */
export function Field({ label, hint, fault, children }: Props) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="nhsuk-hint">
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className="fault">
          {fault}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? true : undefined })}
    </div>
  );
}
