import type { Custody, NotPossible, Transfer } from '@careway/custody';
import { problem } from '@careway/service-kit';
import { transferAnswer } from './transfer-answers.ts';
import type { TransferRow } from './read-transfers.ts';

interface Said {
  status: number;
  title: string;
  field: string;
  rule: string;
  fix: string;
}

type Why = NotPossible['not'];

const SAID: Record<Exclude<Why, 'not-live' | 'not-in-this-state'>, Said> = {
  'not-the-holder': said(
    409,
    'Only the holder can offer the person',
    'subjectId',
    'is held by another organisation',
    'Ask the holder to offer them.',
  ),
  'transfer-live': said(
    409,
    'The person is being handed over already',
    'subjectId',
    'has a live transfer',
    'Wait until it has ended, or withdraw it while it is offered.',
  ),
  'person-died': said(
    409,
    'The person has died',
    'subjectId',
    'is of somebody whose death is recorded',
    'Have the record mended if it is wrong.',
  ),
  'same-organisation': said(
    422,
    'There are no two sides',
    'to.organisationId',
    'is your own organisation',
    'Record a move inside an organisation as a transfer of the ward.',
  ),
  'outside-without-unit': said(
    422,
    'The place outside the network is not told',
    'to.unit',
    'must be told',
    'Send the ward or unit that takes the person.',
  ),
  'not-your-side': said(
    403,
    'This is for the other side to do',
    'transferId',
    'is not for your organisation to do this with',
    'Sign in for the side that acts.',
  ),
  'in-the-future': said(
    422,
    'It has not happened yet',
    'at',
    'is in the future',
    'Send when it happened, or leave it out for now.',
  ),
  'before-departure': said(
    422,
    'Nobody arrives before they left',
    'at',
    'is before the departure',
    'Send a time after the departure.',
  ),
  'nobody-answered': said(
    422,
    'It is not told who answered',
    'answeredBy',
    'must be told when you write down an answer from outside the network',
    'Send the role of whoever answered there, such as ward manager.',
  ),
};

function said(status: number, title: string, field: string, rule: string, fix: string): Said {
  return { status, title, field, rule, fix };
}

/** Why something is not possible, as people are told. */
export function notPossible({ not }: NotPossible, { holder, live }: Custody, transfer?: Transfer) {
  if (not === 'not-live' || not === 'not-in-this-state')
    return problem(409, {
      title: `The transfer is ${transfer?.state}`,
      code: not,
      errors: [{ field: 'transferId', rule: `is ${transfer?.state}`, fix: 'Read it anew: GET /transfers/:id.' }],
    });
  const { status, title, ...error } = SAID[not];
  return problem(status, {
    title,
    code: not,
    errors: [error],
    ...(not === 'not-the-holder' && { heldBy: holder?.organisationId, heldSince: holder?.since }),
    ...(not === 'transfer-live' && { transferId: live?.transferId, state: live?.state }),
  });
}

export const noSuchTransfer = () =>
  problem(404, { title: 'No such transfer', detail: 'GET /transfers has those of your organisation.' });

/** Somebody acted since; what they did, for whoever has a part in it. */
export function changedMeanwhile(transfer: TransferRow, seen: number, organisationId: string) {
  const sides = [transfer.from.organisationId, transfer.to.organisationId];
  const current = transferAnswer(transfer);
  return problem(412, {
    title: 'The transfer has changed since you saw it',
    detail: `You saw version ${seen}; it is version ${transfer.version} now.`,
    errors: [
      { field: 'If-Match', rule: `is not "${transfer.version}"`, fix: 'Look at what changed, then decide anew.' },
    ],
    ...(sides.includes(organisationId) && { current, changes: current.acts.filter(({ version }) => version > seen) }),
  });
}
