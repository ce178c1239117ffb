import type { ReactNode } from 'react';

interface Props {
  busy: boolean;
  children: ReactNode;
  secondary?: boolean;
  /** Without it the button sends its form. */
  onPress?: () => void;
}

/** A button that keeps the focus while its command is under way: a disabled one would lose it. */
export function CommandButton({ busy, children, secondary = false, onPress }: Props) {
  const look = `nhsuk-button nhsuk-button--small${secondary ? ' nhsuk-button--secondary' : ''}`;
  return (
    <button type={onPress ? 'button' : 'submit'} className={look} aria-disabled={busy} onClick={onPress}>
      {children}
    </button>
  );
}
