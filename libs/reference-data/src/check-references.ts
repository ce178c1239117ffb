import { groupBy } from './group-by.ts';
import { faultAt, type Identified, type Read } from './row.ts';
import type { Fault } from './reference-data-error.ts';

const NEXT_DAY = { days: 1 };
const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add(NEXT_DAY).toString();

const byStart = <Row extends Identified>(rows: Read<Row>[]): Read<Row>[] =>
  [...rows].sort((a, b) => (a.row.validFrom < b.row.validFrom ? -1 : 1));

/** Rows by id, each list in the order of validity. */
export function byId<Row extends Identified>(rows: Read<Row>[]): Map<string, Read<Row>[]> {
  const found = groupBy(rows, (one) => one.row.id);
  return new Map([...found].map(([id, list]) => [id, byStart(list)]));
}

/** Two rows of one id may follow each other but not hold on the same day. */
export function checkOverlaps(rows: ReadonlyMap<string, Read<Identified>[]>): Fault[] {
  return [...rows.values()].flatMap((list) =>
    list.slice(1).flatMap((later, index) => {
      const earlier = list[index]!;
      if (earlier.row.validTo !== undefined && earlier.row.validTo < later.row.validFrom) return [];
      const twice = `${JSON.stringify(later.row.id)} already holds on ${later.row.validFrom} (line ${earlier.line})`;
      return [faultAt(later, 'id', twice)];
    }),
  );
}

/** A row that is pointed to must exist and hold on every day of the row that points to it. */
export function checkReference(
  from: Read<Identified>,
  field: string,
  id: string | undefined,
  targets: ReadonlyMap<string, Read<Identified>[]>,
  what: string,
): Fault[] {
  if (id === undefined) return [];
  const list = targets.get(id);
  if (!list) return [faultAt(from, field, `there is no ${what} ${JSON.stringify(id)}`)];
  if (covers(list, from.row)) return [];
  return [faultAt(from, field, `the ${what} ${JSON.stringify(id)} does not hold on every day of this row`)];
}

function covers(list: Read<Identified>[], row: Identified): boolean {
  let needed: string = row.validFrom;
  for (const { row: target } of list) {
    if (target.validFrom > needed) return false;
    if (target.validTo === undefined) return true;
    if (target.validTo >= needed) needed = dayAfter(target.validTo);
    if (row.validTo !== undefined && needed > row.validTo) return true;
  }
  return false;
}
