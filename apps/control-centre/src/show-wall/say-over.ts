import type { FigureOver } from './figure-now.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** `6 people`, `≥ 3 people`; a dash when unknown. */
export const sayOver = (over: FigureOver, say: (value: number) => string): string => {
  if (over.range) return `≥ ${say(over.range.atLeast)}`;
  return over.value === null ? '–' : say(over.value);
};

/** `1,204 beds` */
export const sayCount =
  (one: string, many: string) =>
  (value: number): string =>
    `${whole.format(value)} ${value === 1 ? one : many}`;

/** `41 h`; `50 min` below an hour. Hours are not turned into days: twelve of them are the limit. */
export const sayWait = (minutes: number): string =>
  minutes < 60 ? `${Math.floor(minutes)} min` : `${whole.format(Math.floor(minutes / 60))} h`;

/** `without Medway, East Kent`; nothing when nothing is missing. */
export const sayMissing = ({ range }: FigureOver): string | undefined => range && `without ${range.missing.join(', ')}`;
