import type { System } from '../system/system.ts';

/** A fault that is to be done, as the schedule has it. */
export interface FaultToDo {
  sort: string;
  target: string;
  /** What the sort leaves open: how late, how often, how far. Each sort has its own default. */
  detail?: Record<string, number | string>;
}

/** Undoes a fault and resolves when it is undone; a second call does nothing more. */
export type Heal = () => Promise<void>;

/** One sort of fault. */
export interface Harmful {
  /** Why it can't be done to this target on this machine. */
  cannot?(system: System, target: string): string | undefined;
  /** Resolves when the fault is on. */
  begin(system: System, fault: FaultToDo): Promise<Heal> | Heal;
}

/** The number that the fault's detail gives, or the usual one. */
export const numberOf = ({ detail }: FaultToDo, name: string, usual: number): number => Number(detail?.[name] ?? usual);

/** What the system has by this name. */
export function named<Thing>(things: ReadonlyMap<string, Thing>, name: string): Thing {
  const thing = things.get(name);
  if (!thing) throw new Error(`there is no ${name} in the system; there are ${[...things.keys()].join(', ')}`);
  return thing;
}
