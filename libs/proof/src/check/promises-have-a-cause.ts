import type { Found, Look } from './found.ts';
import {
  linesOfReservation,
  linesOfRequest,
  mayHaveHappened,
  type Command,
  type KnownReservation,
} from './reservations.ts';

/** Promise 3: every promise of a place was asked for, confirmed and given back by somebody who was not refused. */
export const promisesHaveACause: Look = ({ reservations: { known } }) =>
  known.flatMap((one) => {
    const { row, holds, confirms, releases } = one;
    if (!row) return [];
    return [
      ...unasked(one, 'is held', holds),
      ...(row.confirmedAt === undefined ? [] : unasked(one, 'was confirmed', confirms)),
      ...(row.status === 'released' ? unasked(one, 'was released', releases) : []),
    ];
  });

function unasked(one: KnownReservation, is: string, commands: readonly Command[]): Found[] {
  if (commands.some(mayHaveHappened)) return [];
  const why = commands.length === 0 ? 'nobody asked for it' : 'everybody who asked for it was refused';
  const refused = commands.flatMap(({ requests }) => requests.flatMap(linesOfRequest));
  return [
    {
      what: `${one.placeId} ${is} for ${one.subjectId} though ${why}`,
      lines: [...linesOfReservation(one), ...refused],
    },
  ];
}
