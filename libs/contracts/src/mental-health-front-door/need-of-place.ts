import { Flag, OneOf, Pattern, Texts } from '../field/field.ts';

/** What somebody needs of a place, in codes alone. */
export class NeedOfPlace {
  @Texts({
    optional: true,
    max: 8,
    description: 'Kinds of places that would do, such as bed or crisis-bed; any when left out',
  })
  types?: string[];

  @Texts({
    optional: true,
    max: 30,
    description: 'Any of these mental health admitted patient classifications (MHSDS v6), such as 200',
  })
  bedClasses?: string[];

  @Texts({ optional: true, max: 20, description: 'Any of these kinds of wards of reference data' })
  wardKinds?: string[];

  @OneOf(['female', 'male', 'any'], { description: 'Which limit of a place the person fits; any fits all' })
  sex: 'female' | 'male' | 'any';

  @Flag({ description: 'Needs a single room' }) isolation: boolean;

  @Texts({ max: 10, description: 'All of these, such as bariatric' }) specialisms: string[];

  @Pattern(/^[A-Z]{1,2}[0-9][A-Z0-9]?$/, {
    optional: true,
    description: 'Outward part of the postcode of home, never more',
  })
  homeOutcode?: string;
}
