import { randomUUID } from 'node:crypto';
import { acceptTransfer, arrive, depart, refuseTransfer, withdrawTransfer, type Transfer } from '@careway/custody';
import type { Database } from '@careway/database';
import type { Actor } from '@careway/identity';
import { testLedger } from '../ledger.fixture.ts';
import { actOnTransfer } from './act-on-transfer.ts';
import { offerPerson, type Offer } from './offer-person.ts';
import { readNotices } from './read-transfers.ts';

export const actorOf = (organisationId: string): Actor => ({
  id: `${organisationId}-beds`,
  name: 'Bea Manning',
  role: 'bed-manager',
  organisationId,
});

const LEFT_AT = '2026-03-02T12:00:00.000Z';
const ARRIVED_AT = '2026-03-02T13:00:00.000Z';

const RULES = {
  accept: acceptTransfer,
  withdraw: withdrawTransfer,
  refuse: (custody, by) => refuseTransfer(custody, { ...by, reason: 'no-place', nextStep: 'offer-elsewhere' }),
  depart: (custody, by) => depart(custody, { ...by, departedAt: LEFT_AT }),
  arrive: (custody, by) => arrive(custody, { ...by, arrivedAt: ARRIVED_AT }),
} satisfies Record<string, Parameters<typeof actOnTransfer>[3]>;

/** A ledger in which people can be handed over, each command in a transaction of its own. */
export async function testTransfers() {
  const ledger = await testLedger();
  const { database, places } = ledger;
  const offer = (from: string, to: string, subjectId: string = randomUUID(), more: Partial<Offer> = {}) =>
    database.transaction(async (tx) => {
      const said = { subjectId, to: { organisationId: to }, reason: 'closer-to-home', ...more } as const;
      return (await offerPerson(tx, places, actorOf(from), said)).transfer;
    });
  const act = (doing: keyof typeof RULES, by: string, { transferId, version }: Transfer, on: Database = database) =>
    on.transaction(
      async (tx) => (await actOnTransfer(tx, actorOf(by), { transferId, version }, RULES[doing])).transfer,
    );
  return {
    ...ledger,
    offer,
    act,
    /** Offered, accepted and departed. */
    onTheWay: async (from: string, to: string, subjectId?: string) =>
      act('depart', from, await act('accept', to, await offer(from, to, subjectId))),
    stateOf: async ({ transferId }: Transfer) => {
      const [row] = await database.query<{ body: Transfer }>('SELECT body FROM transfer WHERE transfer_id = $1', [
        transferId,
      ]);
      return row!.body;
    },
    noticesOf: async (organisationId: string) =>
      (await readNotices(database, organisationId, 0, 1_000)).map(({ act: what, reason }) =>
        reason ? `${what} ${reason}` : what,
      ),
    holderOf: async (subjectId: string) => {
      const [row] = await database.query<{ holder: { organisationId: string } | null }>(
        'SELECT holder FROM custody WHERE subject_id = $1',
        [subjectId],
      );
      return row?.holder?.organisationId;
    },
  };
}
