import { FAULT_SORTS, SERVICES, type FaultSort } from './fault-sorts.ts';

/** A line has two ends, and an instance a service: `postgres:relay-1` is of `postgres`, `relay-1` and `relay`. */
const namesOf = (target: string): string[] => [
  target,
  ...target.split(':').flatMap((end) => [end, end.replace(/-\d+$/, '')]),
];

const isSort = (word: string): boolean => word in FAULT_SORTS;

/** Whether a fault is among those asked for: of a sort that is named, if one is, and on a target that is named, if one is. */
export function isWanted(sort: FaultSort, target: string, only: readonly string[]): boolean {
  const sorts = only.filter(isSort);
  const targets = only.filter((word) => !isSort(word));
  for (const word of targets) mustBeKnown(word);
  const names = namesOf(target);
  return (
    (sorts.length === 0 || sorts.includes(sort)) &&
    (targets.length === 0 || targets.some((word) => names.includes(word)))
  );
}

const KNOWN = new Set(Object.values(FAULT_SORTS).flatMap(({ targets }) => targets.flatMap(namesOf)));

function mustBeKnown(word: string): void {
  if (KNOWN.has(word)) return;
  const sorts = Object.keys(FAULT_SORTS).join(', ');
  throw new Error(
    `"${word}" is neither a sort of fault (${sorts}) nor a target (${SERVICES.join(', ')}, postgres, ...)`,
  );
}
