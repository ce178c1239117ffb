import { PROPERTY_MS, propertyRuns } from '@careway/testing';
import * as custody from './index.ts';
import { liveHistories } from './live-histories.fixture.ts';
import type { Rules } from './random-history.fixture.ts';

const RULES: Rules = {
  offer: custody.offerTransfer,
  accept: custody.acceptTransfer,
  refuse: custody.refuseTransfer,
  withdraw: custody.withdrawTransfer,
  depart: custody.depart,
  arrive: custody.arrive,
  hear: custody.hearWhereabouts,
  merge: custody.mergeCustody,
};

const { numRuns, seed } = propertyRuns(100_000);
const counted = numRuns!.toLocaleString('en-GB');

describe('random histories of custody', () => {
  it(
    `have no illegal state in ${counted} of them, and everything that can happen does`,
    () => {
      const counts = liveHistories(RULES, numRuns!, seed!);
      const rare = numRuns! / 2_000;
      for (const act of custody.ACTS.filter((one) => one !== 'close')) {
        expect([act, counts.get(act)! > rare]).toEqual([act, true]);
        expect([act, 'outside', counts.get(`${act} outside`)! > rare]).toEqual([act, 'outside', true]);
      }
      for (const cause of custody.CLOSE_CAUSES)
        expect([cause, counts.get(`close ${cause}`)! > rare / 10]).toEqual([cause, true]);
      for (const why of custody.NOT_POSSIBLE) expect([why, counts.get(`not ${why}`)! > rare]).toEqual([why, true]);
    },
    PROPERTY_MS,
  );
});

/** Rules with one protection taken away, and what the watch says then: a watch that never spoke proves nothing. */
const BROKEN: [name: string, rules: Partial<Rules>, says: RegExp][] = [
  [
    'anybody offers',
    { offer: (known, offer) => custody.offerTransfer({ ...known, holder: undefined }, offer) },
    /offer was/,
  ],
  [
    'two live transfers',
    { offer: (known, offer) => custody.offerTransfer({ ...known, live: undefined }, offer) },
    /offer was/,
  ],
  [
    'withdrawn after acceptance',
    {
      withdraw: (known, by) =>
        custody.withdrawTransfer(known.live ? { ...known, live: { ...known.live, state: 'offered' } } : known, by),
    },
    /withdraw was/,
  ],
  [
    'the sender accepts',
    {
      accept: (known, by) =>
        custody.acceptTransfer(known, { ...by, organisationId: known.live?.to.organisationId ?? by.organisationId }),
    },
    /accept was/,
  ],
  [
    'a refusal without a next step',
    {
      refuse: (known, by) => {
        const outcome = custody.refuseTransfer(known, by);
        return custody.isDone(outcome)
          ? { ...outcome, transfer: { ...outcome.transfer, refusal: undefined } }
          : outcome;
      },
    },
    /reason and next step/,
  ],
  [
    'death unheard',
    { hear: (known, heard, now) => custody.hearWhereabouts(known, { ...heard, diedAt: '' }, now) },
    /./,
  ],
  [
    'a move that leaves the transfer open',
    {
      hear: (known, heard, now) => {
        const after = custody.hearWhereabouts(known, heard, now);
        const open = after.done.some(({ transfer }) => transfer.closedBy === 'moved');
        return open ? { custody: { ...after.custody, live: known.live! }, done: [] } : after;
      },
    },
    /a move ends the transfer/,
  ],
  [
    'a closing told to one side',
    {
      hear: (known, heard, now) => {
        const after = custody.hearWhereabouts(known, heard, now);
        return { ...after, done: after.done.map((one) => ({ ...one, tell: one.tell.slice(0, 1) })) };
      },
    },
    /are told/,
  ],
  [
    'custody that passes at the departure',
    {
      depart: (known, by) => {
        const outcome = custody.depart(known, by);
        if (!custody.isDone(outcome)) return outcome;
        return {
          ...outcome,
          custody: { ...outcome.custody, holder: { ...outcome.transfer.to, since: by.now, by: 'word' } },
        };
      },
    },
    /custody passes at the arrival/,
  ],
  [
    'a merge that keeps both transfers',
    { merge: (surviving, merged, now) => ({ ...custody.mergeCustody(surviving, merged, now), custody: surviving }) },
    /one live transfer per merged person/,
  ],
];

describe('the watch over the histories', () => {
  it.each(BROKEN)('catches %s', (_, broken, says) => {
    expect(() => liveHistories({ ...RULES, ...broken }, 20_000, seed!)).toThrow(says);
  });
});
