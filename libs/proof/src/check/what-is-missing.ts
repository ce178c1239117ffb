import type { IndexedHistory, Kind } from './indexed-history.ts';

/** Lines without which a promise is not put to the test, and what to call them. */
const NEEDED: readonly [Kind, string][] = [
  ['answer', 'no sender got an answer'],
  ['fact', 'bed tracking has no facts'],
  ['effect', 'the witness has no effects'],
  ['published', 'nothing is on Kafka'],
  ['told', 'nobody told any figures'],
  ['counters', 'nobody looked at the counters'],
  ['quiet', 'it was never quiet'],
  ['searched', 'nobody searched for marks of persons'],
  ['left', 'nobody looked at what is left'],
  ['clock', "nobody looked at the database's clock"],
  ['reservation', 'no place was ever promised'],
];

/** What the history doesn't have, so that it proves less than it should. */
export const whatIsMissing = (history: IndexedHistory): string[] => [
  ...NEEDED.flatMap(([kind, what]) => (history.all(kind).length === 0 ? [what] : [])),
  ...(history.accepted.size === 0 ? ['no message was accepted'] : []),
  ...(history.accepts.length === 0 ? ['no gateway said what it stored'] : []),
  ...(history.relays.length === 0 ? ['no relay said what it sent'] : []),
  ...(history.hears.length === 0 ? ['no service said what it heard'] : []),
  ...(history.all('frame').some(({ event }) => event === 'change') ? [] : ['no viewer saw a change']),
  ...(history.all('told').some(({ who }) => who === 'board') ? [] : ['the board told no figures']),
  ...ofReservations(history),
  ...ofFaults(history),
];

/** Promises that lasted, that ended by themselves and that were given back: what is proved of one is not of the others. */
function ofReservations({ all }: IndexedHistory): string[] {
  const rows = all('reservation');
  if (rows.length === 0) return [];
  return [
    ...(rows.some(({ confirmedAt }) => confirmedAt !== undefined) ? [] : ['no reservation was confirmed']),
    ...(rows.some(({ status }) => status === 'expired') ? [] : ['no hold expired']),
    ...(rows.some(({ status }) => status === 'released') ? [] : ['no promise was given back']),
  ];
}

function ofFaults({ all, faults }: IndexedHistory): string[] {
  const recovered = new Set(all('recovered').flatMap(({ faults: numbers }) => numbers));
  const named = faults.map(({ fault, until }) => ({ ...fault, until, name: `fault ${fault.fault} (${fault.sort})` }));
  return [
    ...(faults.length === 0 ? ['no fault was done'] : []),
    ...named.filter(({ until }) => until === Infinity).map(({ name }) => `${name} was never healed`),
    ...named.filter(({ fault }) => !recovered.has(fault)).map(({ name }) => `nobody saw the recovery from ${name}`),
  ];
}
