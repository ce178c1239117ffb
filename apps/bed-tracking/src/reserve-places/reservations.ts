import { Injectable } from '@nestjs/common';
import type { Database, Tx } from '@careway/database';
import { CounterPusher } from '../copy-counters/counter-pusher.ts';
import { PlaceBook } from '../know-places/places.ts';
import type { ChangedWard } from '../place-ledger/change-ward.ts';
import { confirmReservation, releaseReservation, type DecisionSaid } from './end-or-confirm.ts';
import { holdOnce } from './hold-once.ts';
import { holdPlace, type HoldAsked } from './hold-place.ts';
import type { Reservation } from './reservation-rows.ts';

/** Promises of places, for whoever makes them inside a transaction of their own. */
@Injectable()
export class Reservations {
  constructor(
    private readonly book: PlaceBook,
    private readonly pusher: CounterPusher,
  ) {}

  /** Keeps a place for a person for a limited time. Throws problems: 404, 409 (with `code`), 412, 422. */
  hold(tx: Tx, asked: HoldAsked): Promise<Reservation> {
    return this.told(tx, holdPlace(tx, this.book.today(), asked));
  }

  /** The same by itself, once for each key of the actor. */
  holdOnce(database: Database, key: string, asked: HoldAsked): Promise<Reservation> {
    return holdOnce(database, this.book.today(), key, asked, (wards) => this.pusher.push(wards));
  }

  /** Makes a hold a reservation. Throws problems: 403, 404, 409. */
  confirm(tx: Tx, said: DecisionSaid): Promise<Reservation> {
    return this.told(tx, confirmReservation(tx, this.book.today(), said));
  }

  /** Gives a promise back. Throws problems: 403, 404, 409. */
  release(tx: Tx, said: DecisionSaid): Promise<Reservation> {
    return this.told(tx, releaseReservation(tx, this.book.today(), said));
  }

  private async told(tx: Tx, changing: Promise<ChangedWard<Reservation>>): Promise<Reservation> {
    const { result, wards } = await changing;
    tx.afterCommit(() => this.pusher.push(wards));
    return result;
  }
}
