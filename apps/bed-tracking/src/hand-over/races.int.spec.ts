import { gatedDatabase, Interleaving, PROPERTY_MS, propertyRuns, type Gate } from '@careway/testing';
import type { Transfer } from '@careway/custody';
import fc from 'fast-check';
import { hearVisits } from '../track-visits/hear-visits.ts';
import { inBed, ToldVisit } from '../told.fixture.ts';
import { offerPerson } from './offer-person.ts';
import { actorOf, testTransfers } from './transfers.fixture.ts';

const [A, B, C] = ['RVV', 'RXY', 'RPA'];
const [WARD, OTHER] = ['RVV01-AMU', 'RPA02-AMU'];
const LIVE = `SELECT count(*)::int AS live FROM transfer
  WHERE subject_id = $1 AND state IN ('offered', 'accepted', 'departed')`;

describe('two at once', () => {
  let known: Awaited<ReturnType<typeof testTransfers>>;
  beforeAll(async () => {
    known = await testTransfers();
  });
  const done = (results: readonly PromiseSettledResult<Transfer>[]) =>
    results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const statusesOf = (results: readonly PromiseSettledResult<unknown>[]) =>
    results.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { status?: number }).status] : []));
  const liveOf = async (subjectId: string) =>
    (await known.database.query<{ live: number }>(LIVE, [subjectId]))[0]!.live;

  it('of twenty offers of a person one is live', async () => {
    const visit = new ToldVisit();
    await known.hear([visit.admitted(540, inBed(WARD))]);
    const offers = Array.from({ length: 20 }, (_, at) => known.offer(A, at % 2 ? B : C, visit.subjectId));
    const results = await Promise.allSettled(offers);
    expect(done(results)).toHaveLength(1);
    expect(statusesOf(results)).toEqual(Array.from({ length: 19 }, () => 409));
    expect(await liveOf(visit.subjectId)).toBe(1);
  });

  it('of acceptance, refusal and withdrawal one counts, and the others are told what changed', async () => {
    for (let round = 0; round < 20; round += 1) {
      const transfer = await known.offer(A, B);
      const results = await Promise.allSettled([
        known.act('accept', B, transfer),
        known.act('refuse', B, transfer),
        known.act('withdraw', A, transfer),
      ]);
      const [winner, ...more] = done(results);
      expect(more).toEqual([]);
      expect(statusesOf(results)).toEqual([412, 412]);
      expect(await known.stateOf(transfer)).toEqual(winner);
    }
  });

  it('of discharge and departure, or a move and an arrival, both are told and nothing is half done', async () => {
    for (let round = 0; round < 10; round += 1) {
      const visit = new ToldVisit();
      await known.hear([visit.admitted(540, inBed(WARD))]);
      const left = await known.onTheWay(A, B, visit.subjectId);
      const moved = new ToldVisit(visit.subjectId).admitted(730, inBed(OTHER));
      await Promise.allSettled([known.act('arrive', B, left), known.hear([moved])]);
      const { state, closedBy } = await known.stateOf(left);
      const holder = await known.holderOf(visit.subjectId);
      // Arrived at 13:00 is later news than admitted elsewhere at 12:10; closed by the move, it never arrived.
      expect([state, closedBy, holder]).toEqual(state === 'arrived' ? [state, undefined, B] : ['closed', 'moved', C]);
      expect(await liveOf(visit.subjectId)).toBe(0);
    }
  });

  /** An offer, and news of the same person, statement by statement in orders that a scheduler chooses. */
  async function raceWithNews(runs: fc.Parameters<unknown>, whatever: string[], gate: (order: Interleaving) => Gate) {
    const order = new Interleaving(known.database);
    const offering = await gatedDatabase(known.url, 'bed_tracking', order.gateOf('offer'));
    const hearing = await gatedDatabase(known.url, 'bed_tracking', gate(order));
    const raced = async (scheduler: fc.Scheduler, what: string) => {
      const visit = new ToldVisit();
      if (what !== 'first move') await known.hear([visit.admitted(540, inBed(WARD))]);
      const elsewhere = new ToldVisit(visit.subjectId).admitted(700, inBed(OTHER));
      const event = what === 'discharge' ? visit.tell('A03', 700) : elsewhere;
      const said = { subjectId: visit.subjectId, to: { organisationId: B }, reason: 'capacity' } as const;
      const { offer } = await order.run(scheduler, {
        offer: () => offering.transaction((tx) => offerPerson(tx, known.places, actorOf(A), said)),
        hear: () => hearing.transaction((tx) => hearVisits(tx, known.places, [event])),
      });
      const live = await liveOf(visit.subjectId);
      const holder = await known.holderOf(visit.subjectId);
      // Offered after the discharge it is the word of A; before it, or against a move, it has ended.
      if (what !== 'discharge') return expect([live, holder === A]).toEqual([0, false]);
      expect([live, holder]).toEqual(holder === A ? [1, A] : [0, undefined]);
      expect(offer.status).toBe('fulfilled');
    };
    await fc.assert(fc.asyncProperty(fc.scheduler(), fc.constantFrom(...whatever), raced), runs);
  }

  it(
    'an offer and the news of a discharge or a move, in whatever order their statements run, leave no stale offer',
    () => raceWithNews(propertyRuns(25), ['discharge', 'move', 'first move'], (order) => order.gateOf('hear')),
    PROPERTY_MS,
  );

  it(
    'an offer goes stale when whoever hears takes no lock of the person, and this is seen',
    async () => {
      const withoutLock = (order: Interleaving): Gate => {
        const gate = order.gateOf('hear');
        return (statement, send, backend) =>
          statement.includes('pg_advisory_xact_lock_shared')
            ? Promise.resolve({ rows: [], rowCount: 0 })
            : gate(statement, send, backend);
      };
      const runs = { ...propertyRuns(100), endOnFailure: true };
      await expect(raceWithNews(runs, ['first move'], withoutLock)).rejects.toThrow('Property failed');
    },
    PROPERTY_MS,
  );
});
