/** The figures of one place, in beds or people. */
export const FIGURES = ['open', 'occupied', 'onLeave', 'usable'] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Record<Figure, number>;

export const NONE: Figures = { open: 0, occupied: 0, onLeave: 0, usable: 0 };

const combine = (a: Figures, b: Figures, by: (a: number, b: number) => number): Figures => ({
  open: by(a.open, b.open),
  occupied: by(a.occupied, b.occupied),
  onLeave: by(a.onLeave, b.onLeave),
  usable: by(a.usable, b.usable),
});

export const plus = (a: Figures, b: Figures): Figures => combine(a, b, (x, y) => x + y);

/** What must be added to `before` to get `after`. */
export const difference = (after: Figures, before: Figures): Figures => combine(after, before, (x, y) => x - y);

export const isEqual = (a: Figures, b: Figures): boolean => FIGURES.every((figure) => a[figure] === b[figure]);
