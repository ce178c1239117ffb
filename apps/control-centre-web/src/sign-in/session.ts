import { useSyncExternalStore } from 'react';

export interface Person {
  id: string;
  name: string;
  role: string;
  organisationId: string;
}
/** Who is signed in at this screen, with the token that says so to the services. */
export interface Session {
  token: string;
  actor: Person;
}

/** Who acts at this screen, as far as it knows. */
export interface Acting {
  session?: Session | undefined;
  /** Whom one can choose to be in a demo; none where there is no demo; absent until that is known. */
  people?: readonly Person[] | undefined;
}

const KEY = 'careway.session';
const told = new Set<() => void>();
let acting: Acting = { session: kept() };

function kept(): Session | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Session | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function change(next: Acting): void {
  acting = next;
  for (const tell of told) tell();
}

/** Kept until the tab is closed, and told to no other. */
export function keepSession(session: Session | undefined): void {
  if (session) sessionStorage.setItem(KEY, JSON.stringify(session));
  else sessionStorage.removeItem(KEY);
  change({ ...acting, session });
}

export const keepPeople = (people: readonly Person[]): void => change({ ...acting, people });

const hear = (tell: () => void) => {
  told.add(tell);
  return () => told.delete(tell);
};

export interface ActingNow extends Acting {
  token: string | undefined;
  /** Somebody was chosen; or there is no demo, and what stands before this page says who it is. */
  mayAct: boolean;
}

export function useActing(): ActingNow {
  const { session, people } = useSyncExternalStore(hear, () => acting);
  return { session, people, token: session?.token, mayAct: session !== undefined || people?.length === 0 };
}
