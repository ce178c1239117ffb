import type { Look } from './found.ts';

/** Promise 12: nothing of a person is found where nothing may be, and every such place was truly searched. */
export const noMarksOfPersons: Look = ({ all }) => [
  ...all('mark-found').map((found) => ({ what: `something of a person is in ${found.place}`, lines: [found] })),
  ...all('searched')
    .filter(({ characters }) => characters === 0)
    .map((searched) => ({ what: `${searched.place} was searched and had nothing in it`, lines: [searched] })),
];
