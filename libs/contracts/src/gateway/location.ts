import { Text } from '../field/field.ts';

const optional = { optional: true, max: 80 };

/** A place as the sender said it (PL data type) and as reference data knows it. */
export class Location {
  @Text({ ...optional, description: 'Ward id in reference data; absent when the code is not mapped' })
  wardId?: string;

  @Text({ ...optional, description: 'Bed id in reference data; absent when not mapped' })
  bedId?: string;

  @Text({ ...optional, description: 'PL-1' })
  pointOfCare?: string;

  @Text({ ...optional, description: 'PL-2' })
  room?: string;

  @Text({ ...optional, description: 'PL-3' })
  bed?: string;

  @Text({ ...optional, description: 'PL-4.1' })
  facility?: string;
}
