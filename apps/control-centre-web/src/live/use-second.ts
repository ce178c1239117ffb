import { useEffect, useState } from 'react';
import type { Connection } from './connection.ts';

/** This screen's clock, looked at every full second of the service's; in between only to bring in the first figures. */
export function useSecond(connection: Connection): number {
  const [now, look] = useState(() => Date.now());
  useEffect(() => {
    const wait = connection.held ? 1_000 - (connection.clock.now() % 1_000) : 100;
    const timer = setTimeout(() => look(Date.now()), Math.max(wait, 50));
    return () => clearTimeout(timer);
  }, [now, connection]);
  return now;
}
