import { londonDay } from '@careway/pressure';

/** Where one band of a parameter ends, and what it is worth. The last has no limit. */
interface Band {
  limit?: number;
  points: number;
}

/** What is measured, as `GET /opel/frameworks/:id` has it. */
export interface TableParameter {
  id: string;
  name: string;
  unit: string;
  direction: 'higher-is-worse' | 'lower-is-worse';
  bands: Band[];
}

export interface PillarTable {
  pillar: string;
  maxPoints: number;
  cutOffs: number[];
  parameters: TableParameter[];
}

/** A version of the tables, whole; what this page does not change goes back as it came. */
export interface Tables {
  id: string;
  name: string;
  validFrom: string;
  validTo?: string | undefined;
  pillars: PillarTable[];
}

export interface Version {
  id: string;
  name: string;
  validFrom: string;
  inForce: boolean;
  provisional: boolean;
}

/** A number that can be changed: where a band ends; or a level, on the one scale that all kinds of provider share. */
export type Place = { pillar: string; parameter: string; band: number } | { cutOff: number };

export const TRIED = 'tried-here';

/** The tables with one number changed; `number` is not a number while somebody is still typing. */
export function withNumber(tables: Tables, place: Place, number: number): Tables {
  const pillars = tables.pillars.map((table) => {
    if ('cutOff' in place) return { ...table, cutOffs: table.cutOffs.with(place.cutOff, number) };
    return table.pillar === place.pillar ? changed(table, place.parameter, place.band, number) : table;
  });
  return { ...tables, pillars };
}

function changed(table: PillarTable, parameter: string, band: number, limit: number): PillarTable {
  const parameters = table.parameters.map((one) =>
    one.id === parameter ? { ...one, bands: bandsWith(one.bands, band, limit) } : one,
  );
  return { ...table, parameters };
}

const bandsWith = (bands: Band[], at: number, limit: number): Band[] => bands.with(at, { ...bands[at]!, limit });

/** How many numbers differ. */
export function differences(one: Tables, other: Tables): number {
  const [before, after] = [numbersOf(one), numbersOf(other)];
  return after.filter((number, at) => number !== before[at]).length;
}

const numbersOf = ({ pillars }: Tables): (number | undefined)[] => [
  ...(pillars[0]?.cutOffs ?? []),
  ...pillars.flatMap(({ parameters }) => parameters.flatMap(({ bands }) => bands.map(({ limit }) => limit))),
];

/** The tables under a name of their own, without a last day. */
export const named = (tables: Tables, id: string, name: string, validFrom: string): Tables => ({
  ...tables,
  id,
  name,
  validFrom,
  validTo: undefined,
});

/** The first and the last moment of days in Europe/London, RFC 3339; the last is not after `now`, epoch ms. */
export function momentsOf(from: string, to: string, now: number): { from: string; to: string } {
  return { from: startOf(from), to: new Date(Math.min(now, Date.parse(startOf(nextDay(to))))).toISOString() };
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Midnight in Europe/London is an hour before that of UTC in summer. */
function startOf(day: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const summer = utc - 3_600_000;
  return new Date(londonDay(summer) === day ? summer : utc).toISOString();
}
