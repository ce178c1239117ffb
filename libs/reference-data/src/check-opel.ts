import { faultsOfFramework } from '@careway/opel';
import type { Fault } from './reference-data-error.ts';
import { faultAt, type Read } from './row.ts';
import { ORGANISATION_KINDS } from './rows/organisation.ts';
import type { OpelFramework } from './rows/opel-framework.ts';
import type { Tables } from './tables.ts';

/** Tables that can't be scored by, kinds of organisation that there are not, and two versions for one day. */
export function checkOpel({ opel }: Tables): Fault[] {
  return [
    ...opel.flatMap((one) =>
      faultsOfFramework(one.row).map(({ field, rule, fix }) => faultAt(one, field, `${rule}: ${fix}`)),
    ),
    ...opel.flatMap(kindFaults),
    ...opel.flatMap((one, at) => opel.slice(0, at).flatMap((other) => overlapFaults(one, other))),
  ];
}

const kindFaults = (one: Read<OpelFramework>): Fault[] =>
  one.row.pillars.flatMap(({ organisationKinds }, at) =>
    organisationKinds
      .filter((kind) => !(ORGANISATION_KINDS as readonly string[]).includes(kind))
      .map((kind) => faultAt(one, `pillars.${at}.organisationKinds`, `there is no kind of organisation "${kind}"`)),
  );

const END = '9999-12-31';

function overlapFaults(one: Read<OpelFramework>, other: Read<OpelFramework>): Fault[] {
  const apart = (one.row.validTo ?? END) < other.row.validFrom || (other.row.validTo ?? END) < one.row.validFrom;
  return apart ? [] : [faultAt(one, 'validFrom', `holds on days on which ${other.row.id} holds too`)];
}
