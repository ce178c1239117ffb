import type { FigureName } from '@careway/pressure';

/** The order on the screen: first what a bed is looked for by, then what moves today. */
export const ORDER: FigureName[] = ['usable', 'occupied', 'open', 'onLeave', 'admissions', 'discharges'];
