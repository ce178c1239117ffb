import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'wouter';

let cameFrom: string | undefined;

/** Whoever listens or uses the keyboard is taken to what is new, but not torn away when the page is first loaded. */
export function useArrival(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const [here] = useLocation();
  useEffect(() => {
    document.title = `${title} – Careway control centre`;
  }, [title]);
  useEffect(() => {
    if (cameFrom !== undefined && cameFrom !== here) heading.current?.focus();
    cameFrom = here;
  }, [here]);
  return heading;
}
