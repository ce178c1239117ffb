import type { Figures } from './figure.ts';

/** Occupied beds as a whole percentage of open ones; null unless both are known exactly and a bed is open. */
export function percentFull({ occupied, open }: Pick<Figures, 'occupied' | 'open'>): number | null {
  if (occupied.value === null || !open.value) return null;
  return Math.round((100 * occupied.value) / open.value);
}

/** People admitted today less people discharged; null unless both are known exactly. */
export function netToday({ admissions, discharges }: Pick<Figures, 'admissions' | 'discharges'>): number | null {
  if (admissions.value === null || discharges.value === null) return null;
  return admissions.value - discharges.value;
}
