import type { AdtMessage, Identifier, Problem } from './adt-message.ts';
import type { Er7Message } from './er7-message.ts';
import { refuse } from './problem.ts';
import { readIdentifiers, sameIdentifier } from './read-identifiers.ts';
import { LONGEST_NUMBER, saidText } from './said.ts';
import type { Segment } from './segment.ts';
import type { TriggerNeeds } from './triggers.ts';

/**
 * Reads MRG: who was (MRG-1), and which visit (MRG-5, else the account MRG-3). Adds errors when MRG or MRG-1 is
 * missing, when a move names no visit, and when both sides are one and the same record.
 */
export const readMerge = (
  message: Er7Message,
  needs: TriggerNeeds,
  surviving: readonly Identifier[],
  authority: string,
  problems: Problem[],
): AdtMessage['merge'] => {
  if (needs.kind !== 'merge' && needs.kind !== 'move') return undefined;
  const mrg = message.segment('MRG');
  if (mrg === undefined) {
    problems.push(noSegment(message));
    return undefined;
  }
  const { identifiers, problems: unused } = readIdentifiers(mrg, 1, authority);
  problems.push(...unused);
  if (identifiers.length === 0) problems.push(noIdentifier(mrg));
  else if (identifiers.every((former) => surviving.some((one) => sameIdentifier(one, former))))
    problems.push(toItself(mrg));
  const visitNumber = saidText(mrg, 5) ?? saidText(mrg, 3) ?? undefined;
  if (needs.kind === 'move' && visitNumber === undefined && !message.value('PV1', 19)) problems.push(noVisit(mrg));
  if (visitNumber !== undefined && visitNumber.length > LONGEST_NUMBER) {
    problems.push(tooLong(mrg, visitNumber));
    return { identifiers, visitNumber: undefined };
  }
  return { identifiers, visitNumber };
};

const tooLong = (mrg: Segment, found: string): Problem =>
  refuse(
    { segment: 'MRG', field: mrg.field(5) === '' ? 3 : 5 },
    {
      code: 102,
      found,
      rule: `A visit number has at most ${LONGEST_NUMBER} characters.`,
      fix: 'Send the number alone in CX-1.',
    },
  );

const noSegment = (message: Er7Message): Problem => {
  const rule = `A ${message.header.trigger} message names the former record in an MRG segment.`;
  return refuse({ segment: 'MRG' }, { code: 100, rule, fix: 'Send MRG after PID, the former identifier in MRG-1.' });
};

const noIdentifier = (mrg: Segment): Problem =>
  refuse(
    { segment: 'MRG', field: 1 },
    {
      code: 101,
      found: mrg.field(1),
      rule: 'MRG-1 holds at least one identifier of the former record that can be used.',
      fix: 'Send the former patient number in MRG-1 (CX-1 number, CX-4 assigning authority).',
    },
  );

const toItself = (mrg: Segment): Problem =>
  refuse(
    { segment: 'MRG', field: 1 },
    {
      code: 205,
      found: mrg.field(1),
      rule: 'A record is not merged with itself: MRG-1 names another record than PID-3.',
      fix: 'Send the surviving number in PID-3 and the former one in MRG-1.',
    },
  );

const noVisit = (mrg: Segment): Problem =>
  refuse(
    { segment: 'MRG', field: 5 },
    {
      code: 101,
      found: mrg.field(5),
      rule: 'A move names the visit that moves, in MRG-5 or PV1-19.',
      fix: 'Send the visit number in MRG-5.',
    },
  );
