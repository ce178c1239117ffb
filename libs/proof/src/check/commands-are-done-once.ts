import type { Found, Look } from './found.ts';
import { linesOfRequest, type Command, type KnownReservation, type Request } from './reservations.ts';

/** Promise 5: a command is done once, however often it is sent, and a repeat is answered as it was the first time. */
export const commandsAreDoneOnce: Look = ({ reservations: { commands, known } }) => [
  ...commands.filter(({ what }) => what !== 'look').flatMap(judge),
  ...[...Map.groupBy(known, ({ subjectId }) => subjectId).values()].flatMap(madeTwo),
];

function judge({ what, key, requests }: Command): Found[] {
  const first = requests.find(({ reply }) => reply?.outcome === 'ok');
  if (!first) return [];
  const other = requests.find((request) => isOther(first, request));
  if (!other) return [];
  return [
    { what: `a ${what} was answered in two ways under the key ${key}`, lines: [first, other].flatMap(linesOfRequest) },
  ];
}

/** Another answer; a refusal counts when it was asked for after the command was known to be done. */
function isOther(first: Request, { ask, reply }: Request): boolean {
  if (reply?.outcome === 'ok') return contentOf(reply) !== contentOf(first.reply!);
  return reply?.outcome === 'failed' && ask.at > first.reply!.at;
}

const contentOf = ({ reservation }: NonNullable<Request['reply']>): string =>
  JSON.stringify(Object.entries(reservation ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Each hold is for another person, so a person with two promises has them of one command. */
function madeTwo(ofPerson: readonly KnownReservation[]): Found[] {
  const [first] = ofPerson;
  if (ofPerson.length < 2 || first!.holds.length !== 1) return [];
  return [
    {
      what: `one hold under the key ${first!.holds[0]!.key} made ${ofPerson.length} promises`,
      lines: [...first!.holds[0]!.requests.flatMap(linesOfRequest), ...ofPerson.flatMap(({ row }) => row ?? [])],
    },
  ];
}
