import { faultsOfFramework, type Framework, type FrameworkFault } from '@careway/opel';
import type { Fault } from './reference-data-error.ts';
import { faultAt, type Read } from './row.ts';
import { ORGANISATION_KINDS } from './rows/organisation.ts';
import type { OpelFramework } from './rows/opel-framework.ts';
import type { Tables } from './tables.ts';

/** Tables that can't be scored by, figures and kinds of organisation that there are not, and two versions for one day. */
export function checkOpel({ opel, figures }: Tables): Fault[] {
  const units = new Map(figures.map(({ row }) => [row.id, row.unit]));
  return [
    ...opel.flatMap((one) =>
      figureFaults(one.row, units).map(({ field, rule, fix }) => faultAt(one, field, `${rule}: ${fix}`)),
    ),
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

/** Parameters that read a figure that there is not, or one of another unit. `units` are those of the registry, by id. */
export const figureFaults = ({ pillars }: Framework, units: ReadonlyMap<string, string>): FrameworkFault[] =>
  pillars.flatMap(({ parameters }, at) =>
    parameters.flatMap(({ figureId, unit }, index) => {
      const field = `pillars.${at}.parameters.${index}`;
      const said = units.get(figureId);
      if (said === unit) return [];
      if (said !== undefined)
        return [{ field: `${field}.unit`, rule: `is ${unit}, and ${figureId} is in ${said}`, fix: `Send ${said}.` }];
      const fix = 'Use one that figures.csv has, or add it there.';
      return [{ field: `${field}.figureId`, rule: `there is no figure "${figureId}"`, fix }];
    }),
  );

const END = '9999-12-31';

function overlapFaults(one: Read<OpelFramework>, other: Read<OpelFramework>): Fault[] {
  const apart = (one.row.validTo ?? END) < other.row.validFrom || (other.row.validTo ?? END) < one.row.validFrom;
  return apart ? [] : [faultAt(one, 'validFrom', `holds on days on which ${other.row.id} holds too`)];
}
