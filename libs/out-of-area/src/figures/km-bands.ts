/** Kilometres of the national bands; the headline is who is 50 km away or more. */
export const KM_BANDS = ['0-19', '20-49', '50-99', '100+', 'unknown'] as const;
export type KmBand = (typeof KM_BANDS)[number];

const BEGINS: readonly (readonly [number, KmBand])[] = [
  [100, '100+'],
  [50, '50-99'],
  [20, '20-49'],
  [0, '0-19'],
];

/** The band of a distance in km. A distance that is not known is said to be so, and in no other band. */
export const kmBandOf = (km: number | undefined): KmBand =>
  km === undefined ? 'unknown' : (BEGINS.find(([begins]) => km >= begins)?.[1] ?? 'unknown');

/** How many are in each band, every band named. */
export function countBands(kms: readonly (number | undefined)[]): Record<KmBand, number> {
  const counts = { '0-19': 0, '20-49': 0, '50-99': 0, '100+': 0, unknown: 0 };
  for (const km of kms) counts[kmBandOf(km)] += 1;
  return counts;
}
