import { faultsOf } from '@careway/contracts';
import { decodeText, readMessage, type Problem } from '@careway/hl7v2';
import type { Interface } from '@careway/reference-data';
import { answerTo } from '../../../apps/gateway/src/accept-messages/answer.ts';
import { identityOf } from '../../../apps/gateway/src/accept-messages/identity.ts';
import type { Received } from '../../../apps/gateway/src/accept-messages/received.ts';
import { translate } from '../../../apps/gateway/src/translate/translate.ts';
import { MARK } from '../bytes/seeds.ts';
import { hold } from '../violation.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const NOW = '2026-11-22T09:40:00.000Z';
/** What one message may leave behind beside itself: the faults told of it. */
const MOST_PROBLEMS = 100;
const MOST_TEXT = 64 * 1024;

/** What PostgreSQL and UTF-8 can hold: no zero byte, no half of a character. */
const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** A message as the accept path has it. */
const receivedAs = (bytes: Buffer, from: Interface, inbound: Received['inbound']): Received => ({
  door: 'http',
  from,
  bytes,
  inbound,
  receivedAt: new Date(NOW),
});

/** The acknowledgement of a message that was read. */
export const answerOf = (bytes: Buffer, from: Interface, inbound: Received['inbound']): Buffer | undefined =>
  answerTo(receivedAs(bytes, from, inbound), { messageId: ID, status: inbound.answer, problems: inbound.problems });

/** The first segment of a message, wherever it ends: an answer may repeat what stands there. */
export const firstLine = (bytes: Buffer): string => bytes.toString('latin1').trimStart().split('\r', 1)[0]!;

/** What must hold for each single message that was read, before it is stored; `header` is what an answer may repeat. */
export function checkMessage(
  bytes: Buffer,
  from: Interface,
  inbound: Received['inbound'],
  header = firstLine(bytes),
): void {
  checkProblems(inbound.problems);
  const { contentHash: _, ...names } = identityOf(receivedAs(bytes, from, inbound));
  hold(Object.values(names).every(storable), 'what names a message can be stored as it is');
  hold(storable(inbound.header?.trigger ?? '') && storable(inbound.header?.messageType ?? ''), 'a type can be stored');
  const answer = answerOf(bytes, from, inbound);
  if (answer) checkAnswer(answer, header, inbound.header?.raw[10]);
  if (inbound.answer !== 'accepted' || !inbound.adt) return;
  const known = {
    messageId: ID,
    revision: 1,
    interfaceId: from.id,
    subjectId: ID,
    mergedSubjectId: ID.replace('8', '9'),
  };
  const { events } = translate(
    inbound.adt,
    { ...known, visitId: ID, knownAt: NOW, findPlace: () => undefined },
    () => ID,
  );
  for (const event of events) {
    const faults = faultsOf(JSON.parse(JSON.stringify(event)));
    hold(faults.length === 0, `an event keeps its contract: ${faults.map((fault) => fault.slice(0, 80)).join()}`);
    hold(everyText(event, storable), 'an event can be stored and sent');
  }
  const { identifiers } = inbound.adt.patient;
  hold(identifiers.length <= MOST_PROBLEMS, 'a message names a person by a handful of identifiers');
}

function checkProblems(problems: readonly Problem[]): void {
  hold(problems.length <= MOST_PROBLEMS, `the faults told of one message are few, not ${problems.length}`);
  const text = JSON.stringify(problems);
  hold(text.length <= MOST_TEXT, `the faults told of one message are short, not ${text.length} characters`);
  hold(everyText(problems, storable), 'a fault can be stored');
  hold(!text.includes(MARK), 'a fault repeats nothing of the person');
}

const everyText = (value: unknown, test: (text: string) => boolean): boolean => {
  if (typeof value === 'string') return test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => test(name) && everyText(inner, test));
};

/** An answer is one readable acknowledgement of this message, in a frame that nothing in it can end. */
export function checkAnswer(answer: Buffer, header: string, controlId: string | undefined): void {
  hold(!answer.includes(0x0b) && !answer.includes(0x1c), 'an answer holds no framing bytes');
  const { text } = decodeText(answer);
  const { message } = readMessage(text);
  hold(message !== undefined, 'an answer can be read');
  const [msh, msa, ...rest] = message.names;
  hold(msh === 'MSH' && msa === 'MSA' && rest.every((name) => name === 'ERR'), 'an answer is MSH, MSA and ERR');
  hold(/^[AC][AER]$/.test(message.segment('MSA')!.field(1)), 'MSA-1 is a code');
  hold(message.header.messageType === 'ACK' && message.header.controlId !== '', 'MSH of an answer says what it is');
  hold(rest.length <= 20, 'an answer tells a few faults');
  hold(!text.includes(MARK) || header.includes(MARK), 'an answer repeats nothing of the person');
  if (controlId !== undefined && /^[ -~]*$/.test(controlId) && controlId.trim() === controlId)
    hold(message.segment('MSA')!.field(2) === controlId, 'MSA-2 is MSH-10 as it stood');
}
