import { Injectable } from '@nestjs/common';
import {
  acceptTransfer,
  arrive,
  depart,
  refuseTransfer,
  withdrawTransfer,
  type ActOn,
  type Custody,
  type Done,
  type Outcome,
} from '@careway/custody';
import { Database, type Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { ReferenceData } from '@careway/reference-data';
import { problem } from '@careway/service-kit';
import { once } from '../commands/once.ts';
import { PlaceBook } from '../know-places/places.ts';
import { actOnTransfer, type ActSaid } from './act-on-transfer.ts';
import { offerPerson } from './offer-person.ts';
import { readTransfer } from './read-transfers.ts';
import type { AnswerSaid, ArriveSaid, DepartSaid, OfferTransferSaid, RefuseSaid, TransferAnswer } from './shapes.ts';
import { transferAnswer } from './transfer-answers.ts';

/** Which transfer a command is about, at which version, under which key. */
export interface About {
  key: string;
  transferId: string;
  version: number;
}

/** A time as it is kept: instants of one form, so that their order is the order of their texts. */
const instant = (said: string): string => new Date(said).toISOString();

/** The commands of a handing over, each done once, in a transaction of its own. */
@Injectable()
export class HandOver {
  constructor(
    private readonly database: Database,
    private readonly reference: ReferenceData,
    private readonly book: PlaceBook,
  ) {}

  offer(actor: Actor, key: string, said: OfferTransferSaid): Promise<TransferAnswer> {
    mustFitNetwork(this.reference, said);
    return this.done(actor, key, { command: 'offer-transfer', ...said }, (tx) =>
      offerPerson(tx, this.book.today(), actor, said),
    );
  }

  accept(actor: Actor, about: About, said: AnswerSaid): Promise<TransferAnswer> {
    return this.act(actor, about, 'accept-transfer', said, acceptTransfer);
  }

  refuse(actor: Actor, about: About, said: RefuseSaid): Promise<TransferAnswer> {
    const { reason, nextStep } = said;
    return this.act(actor, about, 'refuse-transfer', said, (custody, by) =>
      refuseTransfer(custody, { ...by, reason, nextStep }),
    );
  }

  withdraw(actor: Actor, about: About, reason: string): Promise<TransferAnswer> {
    return this.act(actor, about, 'withdraw-transfer', { note: reason }, withdrawTransfer);
  }

  depart(actor: Actor, about: About, said: DepartSaid): Promise<TransferAnswer> {
    return this.act(actor, about, 'depart', said, (custody, by) =>
      depart(custody, { ...by, departedAt: said.at ? instant(said.at) : by.now }),
    );
  }

  arrive(actor: Actor, about: About, said: ArriveSaid): Promise<TransferAnswer> {
    return this.act(actor, about, 'arrive', said, (custody, by) =>
      arrive(custody, { ...by, arrivedAt: said.at ? instant(said.at) : by.now }),
    );
  }

  private act(
    actor: Actor,
    { key, transferId, version }: About,
    command: string,
    said: Pick<ActSaid, 'answeredBy' | 'note'>,
    rule: (custody: Custody, by: ActOn) => Outcome,
  ): Promise<TransferAnswer> {
    const { answeredBy, note } = said;
    return this.done(actor, key, { command, transferId, version, ...said }, (tx) =>
      actOnTransfer(tx, actor, { transferId, version, answeredBy, note }, rule),
    );
  }

  private done(actor: Actor, key: string, asked: object, work: (tx: Tx) => Promise<Done>): Promise<TransferAnswer> {
    return this.database.transaction((tx) =>
      once(tx, key, actor, asked, async () => {
        const { transfer } = await work(tx);
        return transferAnswer((await readTransfer(tx, transfer.transferId))!);
      }),
    );
  }
}

/** An organisation of reference data is in the network; any other has to be told as a real place. */
function mustFitNetwork(reference: ReferenceData, { to }: OfferTransferSaid): void {
  const known = reference.organisationById(to.organisationId) !== undefined;
  if (known === (to.outside === undefined)) return;
  const error = known
    ? { field: 'to.outside', rule: 'is for organisations outside the network', fix: 'Leave it out.' }
    : {
        field: 'to.organisationId',
        rule: 'is no organisation of the network',
        fix: 'Send to.outside with its name and the reason, and to.unit, or another code.',
      };
  throw problem(422, { title: 'The receiver is not told rightly', errors: [error] });
}
