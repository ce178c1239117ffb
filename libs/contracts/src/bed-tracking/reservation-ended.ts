import { Event } from '../domain-event.ts';
import { Instant, OneOf } from '../field/field.ts';
import { PlaceOfPromise } from './place-of-promise.ts';

/** A promise of a place has ended. `taken`: somebody else was found in the place, and who asked for it has to look again. The envelope's subject is the place id. */
@Event('bed-tracking.reservation-ended.v1')
export class ReservationEnded extends PlaceOfPromise {
  @OneOf(['released', 'expired', 'arrived', 'taken']) why: string;
  @OneOf(['held', 'confirmed'], { description: 'What it was until then' }) was: string;
  @Instant() endedAt: string;
}
