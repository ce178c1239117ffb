import type { FigureStanding, FigureValue } from '@careway/figures';
import type { PlacedInput } from '@careway/opel';
import { counts } from '@careway/pressure';

const MINUTE_MS = 60_000;

/**
 * Values of figures that follow from others which are worth a line of history: those that differ from what stands, and
 * those of a later moment once a minute. A value that nobody can believe now is none. `now` is epoch milliseconds.
 */
export function dueValues(
  followed: readonly PlacedInput[],
  standing: readonly FigureStanding[],
  now: number,
): FigureValue[] {
  const stands = new Map(standing.map((one) => [`${one.figureId}/${one.placeId}`, one]));
  const knownAt = new Date(now).toISOString();
  return followed.flatMap(({ figureId, placeId, value, asOf, state }): FigureValue[] => {
    if (value === null || asOf === null || !counts(state)) return [];
    const before = stands.get(`${figureId}/${placeId}`);
    const said = { value, asOf: laterOf(asOf, before) };
    if (before && !isDue(said, before, now)) return [];
    return [{ figureId, placeId, ...said, knownAt, source: `followed/${knownAt}`, interfaceId: null }];
  });
}

function isDue({ value, asOf }: { value: number; asOf: string }, before: FigureStanding, now: number): boolean {
  if (before.held?.asOf === asOf) return false;
  if (before.held || value !== before.value) return true;
  const age = now - Date.parse(before.receivedAt ?? '');
  return asOf !== before.asOf && !(age < MINUTE_MS);
}

/** What follows from all that was heard is of the latest moment heard, also when that was a correction of an earlier one. */
const laterOf = (asOf: string, before: FigureStanding | undefined): string =>
  [asOf, before?.asOf ?? '', before?.held?.asOf ?? ''].sort().at(-1)!;
