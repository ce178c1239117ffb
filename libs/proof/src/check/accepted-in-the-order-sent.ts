import type { Found, Look } from './found.ts';
import { linesOfMessage, type Message } from './messages.ts';

interface Moment {
  at: number;
  message: Message;
  seq: number;
}

/**
 * Promise 4: of one patient, a message that was sent after another one was acknowledged is stored after it. Those that
 * were on their way together may be stored either way round.
 */
export const acceptedInTheOrderSent: Look = (history) => {
  const patients = Map.groupBy(
    [...history.messages.values()].filter(isOfAPatient),
    ({ attempts }) => attempts[0]!.send.patient,
  );
  return [...patients.values()].flatMap(judge);
};

const isOfAPatient = ({ attempts, accepted }: Message): boolean =>
  accepted.length === 1 && attempts.length > 0 && attempts[0]!.send.patient >= 0;

function judge(messages: readonly Message[]): Found[] {
  const sent = momentsOf(messages, ({ attempts }) => attempts[0]!.send.at);
  const acknowledged = momentsOf(messages, firstAcknowledged);
  const found: Found[] = [];
  let known = 0;
  let highest: Moment | undefined;
  for (const moment of sent) {
    for (; known < acknowledged.length && acknowledged[known]!.at < moment.at; known += 1)
      if (!highest || acknowledged[known]!.seq > highest.seq) highest = acknowledged[known]!;
    if (highest && highest.seq > moment.seq) found.push(foundOf(highest.message, moment.message));
  }
  return found;
}

const momentsOf = (messages: readonly Message[], at: (message: Message) => number): Moment[] =>
  messages.map((message) => ({ at: at(message), message, seq: message.accepted[0]!.seq })).sort((a, b) => a.at - b.at);

const firstAcknowledged = ({ attempts }: Message): number =>
  Math.min(...attempts.flatMap(({ answer }) => (answer?.outcome === 'ok' ? [answer.at] : [])), Infinity);

const foundOf = (before: Message, after: Message): Found => ({
  what: `${after.controlId} was sent after ${before.controlId} was acknowledged, and is stored before it`,
  lines: [...linesOfMessage(before), ...linesOfMessage(after)],
  about: [before.controlId, after.controlId],
});
