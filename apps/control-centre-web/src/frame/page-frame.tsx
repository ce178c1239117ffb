import type { ReactNode } from 'react';
import { SignInBar } from '../sign-in/sign-in-bar.tsx';
import type { Seen } from '../ask/use-answer.ts';
import { Menu } from './menu.tsx';
import { Trust } from './trust.tsx';
import { useArrival } from './use-arrival.ts';
import { useTrust } from './use-trust.ts';

interface Props {
  title: string;
  /** What the page rests on: how old it is is said above everything else. */
  seen: Seen<unknown>;
  children: ReactNode;
}

/** What every page but the wall has: the menu, who acts, how far it can be believed, and its heading. */
export function PageFrame({ title, seen, children }: Props) {
  const heading = useArrival(title);
  const trust = useTrust(seen);
  return (
    <div className="page" data-old={trust.isOld}>
      <a className="nhsuk-skip-link" href="#content">
        Skip to main content
      </a>
      <header className="page-head">
        <Menu />
        <SignInBar />
      </header>
      <Trust {...trust} problem={seen.problem} />
      <main id="content" className="page-main" tabIndex={-1}>
        <h1 ref={heading} tabIndex={-1} className="nhsuk-heading-l">
          {title}
        </h1>
        {children}
      </main>
    </div>
  );
}
