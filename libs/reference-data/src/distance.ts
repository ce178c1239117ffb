import { OUTCODE, type Outcode } from './rows/outcode.ts';

const EARTH_KM = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const square = (angle: number): number => Math.sin(angle / 2) ** 2;

export type Point = Pick<Outcode, 'latitude' | 'longitude'>;

/** Great-circle distance in km to one decimal (haversine formula, mean radius of the Earth). */
export function greatCircleKm(a: Point, b: Point): number {
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const chord = square(to - from) + Math.cos(from) * Math.cos(to) * square(radians(b.longitude - a.longitude));
  return Math.round(20 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)))) / 10;
}

/** `ct1` and `CT1 3NG` are both of outward code `CT1`; undefined when it is no outward code. */
export function outcodeOf(said: string): string | undefined {
  const [outcode] = said.trim().toUpperCase().split(/\s+/);
  return outcode && OUTCODE.test(outcode) ? outcode : undefined;
}

/** The row of an outward code, else that of its postcode area. */
export const findOutcode = (rows: ReadonlyMap<string, Outcode>, outcode: string): Outcode | undefined =>
  rows.get(outcode) ?? rows.get(/^[A-Z]+/.exec(outcode)?.[0] ?? '');

/**
 * Distance between two outward postcodes in km, to one decimal; undefined when one of them has no coordinates, or when
 * both are different codes of one area whose outward codes aren't listed.
 */
export function distanceKm(rows: ReadonlyMap<string, Outcode>, a: string, b: string): number | undefined {
  const [codeA, codeB] = [outcodeOf(a), outcodeOf(b)];
  if (codeA === undefined || codeB === undefined) return undefined;
  const [from, to] = [findOutcode(rows, codeA), findOutcode(rows, codeB)];
  if (!from || !to || (from === to && codeA !== codeB)) return undefined;
  return greatCircleKm(from, to);
}
