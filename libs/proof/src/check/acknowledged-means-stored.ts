import type { Found, Look } from './found.ts';
import { linesOfMessage, type Message } from './messages.ts';
import { linesOf } from './operations.ts';

/** Promise 1: what was acknowledged is stored once, what was refused is not, and what a gateway stored is there. */
export const acknowledgedMeansStored: Look = (history) => [
  ...history.messages.values().flatMap(judge),
  ...history.accepts.flatMap((operation) =>
    Object.entries(operation.end?.stored ?? {})
      .filter(([controlId, messageId]) => history.accepted.get(messageId)?.controlId !== controlId)
      .map(([controlId, messageId]) => ({
        what: `${operation.by} committed ${controlId} as ${messageId}, which is not in the store`,
        lines: linesOf(operation),
        about: [controlId],
      })),
  ),
];

function judge(message: Message): Found[] {
  const { controlId, attempts, accepted } = message;
  const found = (what: string): Found => ({ what, lines: linesOfMessage(message), about: [controlId] });
  if (accepted.length > 1) return [found(`${controlId} was accepted ${accepted.length} times`)];
  const acknowledged = attempts.flatMap(({ answer }) => (answer?.outcome === 'ok' ? [answer] : []));
  const [stored] = accepted;
  if (!stored) return acknowledged.length > 0 ? [found(`${controlId} was acknowledged and is not stored`)] : [];
  const id = stored.messageId.replaceAll('-', '');
  const other = acknowledged.find(({ idEnd }) => idEnd !== undefined && !id.endsWith(idEnd));
  if (other) return [found(`${controlId} was acknowledged as ...${other.idEnd} and is stored as ${stored.messageId}`)];
  const refused = attempts.length > 0 && attempts.every(({ answer }) => answer?.outcome === 'failed');
  return refused ? [found(`${controlId} was refused every time and is stored as accepted`)] : [];
}
