import { Event } from '../domain-event.ts';
import { Instant, ListOf, OneOf, Text, Uuid, Whole } from '../field/field.ts';

export const ADMISSION_REFUSALS = ['no-place-fits', 'none-free', 'taken-meanwhile', 'need-not-understood'] as const;
export const ADMISSION_NEXT_STEPS = ['bed-manager-decides', 'mend-the-request'] as const;

/** Why so many of the places that were looked at would not do. */
export class PlacesTried {
  @Text({ description: 'Why not' }) why: string;
  @Whole({ min: 1, description: 'Places of which that is true; one may be of several' }) places: number;
}

/** No place could be held for a person whose admission was requested. The request stays open and its clock runs. The envelope's subject is the person's subject id. */
@Event('bed-tracking.admission-not-possible.v1')
export class AdmissionNotPossible {
  @Uuid() requestId: string;
  @OneOf(ADMISSION_REFUSALS) reason: (typeof ADMISSION_REFUSALS)[number];
  @OneOf(ADMISSION_NEXT_STEPS, { description: 'Who has to do something now' })
  nextStep: (typeof ADMISSION_NEXT_STEPS)[number];
  @Whole({ description: 'Places that were looked at' }) tried: number;
  @ListOf(() => PlacesTried, { max: 50, description: 'The most common first' }) because: PlacesTried[];
  @Instant() answeredAt: string;
}
