export type * from './history/entry.ts';
