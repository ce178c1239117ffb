import type { PlaceType } from '@careway/places';
import { findOutcode } from './distance.ts';
import type { Fault } from './reference-data-error.ts';
import { faultAt, type Read } from './row.ts';
import type { Tables } from './tables.ts';
import type { Bed } from './rows/bed.ts';
import type { Ward } from './rows/ward.ts';

/** The kind of ward that places of a type belong to; and such a ward has no others. */
const WARD_OF: Partial<Record<PlaceType, Ward['kind']>> = {
  'section-136-space': 'place-of-safety',
  'crisis-bed': 'crisis-house',
  'step-down-place': 'intermediate-care',
  'virtual-ward-place': 'virtual-ward',
};
const OF_ONE_TYPE = new Set(Object.values(WARD_OF));

/** Places that do not fit their ward, wards that do not fit the bed base, sites that are nowhere. */
export function checkPlaces({ beds, wards, sites, outcodes }: Tables): Fault[] {
  const wardById = new Map(wards.map(({ row }) => [row.id, row]));
  const rows = new Map(outcodes.map(({ row }) => [row.id, row]));
  return [
    ...beds.flatMap((one) => checkBed(one, wardById.get(one.row.wardId))),
    ...wards.flatMap(checkWard),
    ...sites.flatMap((one) =>
      one.row.outcode === undefined || findOutcode(rows, one.row.outcode)
        ? []
        : [faultAt(one, 'outcode', `${one.row.outcode} is not in outcodes.csv, nor is its area`)],
    ),
  ];
}

function checkBed(one: Read<Bed>, ward: Ward | undefined): Fault[] {
  if (!ward) return [];
  const { kind, sex } = one.row;
  const expected = WARD_OF[kind];
  const faults: Fault[] = [];
  if (expected ? ward.kind !== expected : OF_ONE_TYPE.has(ward.kind))
    faults.push(faultAt(one, 'kind', `a ${kind} does not belong in ${ward.id}, which is of kind ${ward.kind}`));
  if (sex && ward.sex !== 'mixed' && sex !== ward.sex)
    faults.push(faultAt(one, 'sex', `is ${sex}, but the ward ${ward.id} is ${ward.sex}`));
  return faults;
}

function checkWard(one: Read<Ward>): Fault[] {
  const { kind, bedBase, bedClass } = one.row;
  const faults: Fault[] = [];
  if (bedBase && (OF_ONE_TYPE.has(kind) || kind === 'escalation'))
    faults.push(faultAt(one, 'bed_base', `a ward of kind ${kind} is not part of the bed base`));
  if (bedClass && kind !== 'mental-health')
    faults.push(faultAt(one, 'bed_class', `only a mental-health ward has one, and this is of kind ${kind}`));
  return faults;
}
