import { repeatable, type MessageHeader } from './header.ts';
import { USUAL_SEPARATORS } from './separators.ts';
import { writeTimestamp } from './timestamps.ts';

/**
 * Puts the acknowledgements of a batch's messages into a batch of their own: `BHS`, each acknowledgement, `BTS` with
 * their count. BHS-12 is the control id of the batch that is answered, as it stood.
 */
export const acknowledgeBatch = (
  header: MessageHeader | undefined,
  acknowledgements: readonly string[],
  { controlId, now }: { controlId: string; now: Date },
): string => {
  const { field, component, repetition, escape, subcomponent } = header?.separators ?? USUAL_SEPARATORS;
  const raw = (number: number): string => repeatable(header?.raw[number] ?? '');
  const bhs = [`BHS${field}${component}${repetition}${escape}${subcomponent}`, raw(5), raw(6), raw(3), raw(4)];
  bhs.push(writeTimestamp(now), '', '', '', controlId, raw(10));
  return `${bhs.join(field)}\r${acknowledgements.join('')}BTS${field}${acknowledgements.length}\r`;
};
