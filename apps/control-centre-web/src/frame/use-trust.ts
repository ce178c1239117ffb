import { useEffect, useState } from 'react';
import type { Seen } from '../ask/use-answer.ts';
import { sayTrust } from './say-trust.ts';

/** How far what was seen can be believed, told anew each second: it ages even while nothing comes. */
export function useTrust({ readAt, problem }: Seen<unknown>): { isOld: boolean; says: string } {
  const [now, look] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => look(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return sayTrust(readAt, problem, Math.max(now, readAt ?? 0));
}
