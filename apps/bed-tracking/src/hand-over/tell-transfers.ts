import {
  domainEvent,
  PersonArrived,
  PersonDeparted,
  TransferAccepted,
  TransferClosed,
  TransferOffered,
  TransferRefused,
  TransferWithdrawn,
  type DomainEvent,
  type EventClass,
  type TransferSides,
} from '@careway/contracts';
import type { Done } from '@careway/custody';

interface Telling {
  newId: () => string;
  reservationId?: string | undefined;
}

/** What bed tracking says of an act of a transfer. */
export function transferTold(done: Done, { newId, reservationId }: Telling): DomainEvent {
  const { transfer, act } = done;
  const { transferId, subjectId, version, from, to, changedAt: at } = transfer;
  const about = { id: newId(), subject: subjectId, time: at };
  const [fromOrganisationId, toOrganisationId] = [from.organisationId, to.organisationId];
  const sides = { transferId, fromOrganisationId, toOrganisationId, outside: to.outside !== undefined, version };
  const tell = <Data extends object>(event: EventClass<Data>, data: Omit<Data, keyof TransferSides>) =>
    domainEvent<Data>(event, about, { ...sides, ...data } as Data);
  switch (act) {
    case 'offer':
      return tell(TransferOffered, {
        reason: transfer.reason,
        offeredAt: at,
        ...(to.placeId && { placeId: to.placeId }),
        ...(reservationId && { reservationId }),
        ...(to.outside && { outsideReason: to.outside.reason }),
      });
    case 'accept':
      return tell(TransferAccepted, { acceptedAt: at });
    case 'refuse':
      return tell(TransferRefused, { ...transfer.refusal!, refusedAt: at });
    case 'withdraw':
      return tell(TransferWithdrawn, { withdrawnAt: at });
    case 'depart':
      return tell(PersonDeparted, { departedAt: transfer.departedAt!, knownAt: at });
    case 'arrive': {
      const saidBy = done.custody.holder?.by === 'record' ? 'record' : 'transfer';
      return tell(PersonArrived, { arrivedAt: transfer.arrivedAt!, saidBy, knownAt: at });
    }
    default:
      return tell(TransferClosed, { cause: transfer.closedBy!, closedAt: at });
  }
}
