import type { NeedOfPlace } from '@careway/contracts';
import { PLACE_TYPES, type Need, type PlaceType } from '@careway/places';
import { SPECIALISMS, WARD_KINDS } from '@careway/reference-data';
import { problem, type FieldFault } from '@careway/service-kit';

const KNOWN = { types: PLACE_TYPES, wardKinds: WARD_KINDS, specialisms: SPECIALISMS } as const;

/** A need in codes that reference data has. Throws a problem (422) that names each code it doesn't know. */
export function needOf(said: NeedOfPlace): Need {
  const errors = (Object.keys(KNOWN) as (keyof typeof KNOWN)[]).flatMap((field) => faults(field, said[field]));
  const classes = said.bedClasses?.filter((code) => !/^(20\d|21[0-3]|30\d|31[01])$/.test(code)) ?? [];
  if (classes.length > 0) errors.push(fault('bedClasses', 'is a class of MHSDS v6', 'Send codes such as 200.'));
  if (errors.length > 0) throw problem(422, { title: 'The need has codes that are not known', errors });
  return { ...said, types: said.types as PlaceType[] | undefined };
}

const faults = (field: keyof typeof KNOWN, codes: readonly string[] = []): FieldFault[] => {
  const known: readonly string[] = KNOWN[field];
  return codes.every((code) => known.includes(code))
    ? []
    : [fault(field, 'is a known code', `Send any of ${known.join(', ')}.`)];
};

const fault = (field: string, rule: string, fix: string): FieldFault => ({ field: `need.${field}`, rule, fix });
