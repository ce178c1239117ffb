import { groupBy } from './group-by.ts';
import type { Bed } from './rows/bed.ts';
import type { Interface, LocationRule } from './rows/interface.ts';
import type { Ward } from './rows/ward.ts';

/** A location as a sender says it: PL-1, PL-2, PL-3, PL-4.1. */
export interface SaidPlace {
  pointOfCare?: string | undefined;
  room?: string | undefined;
  bed?: string | undefined;
  facility?: string | undefined;
}

/** A location as reference data knows it. */
export interface Place {
  wardId: string;
  bedId?: string;
}

interface Wards {
  wardById: ReadonlyMap<string, Ward>;
  bedsByWard: ReadonlyMap<string, readonly Bed[]>;
}

const same = (a: string | undefined, b: string | undefined): boolean => a?.toUpperCase() === b?.toUpperCase();

export function findPlace(one: Interface, said: SaidPlace, wards: Wards): Place | undefined {
  const wardId = wardIdOf(one, said, wards);
  if (wardId === undefined || !wards.wardById.has(wardId)) return undefined;
  const bed = said.bed && (wards.bedsByWard.get(wardId) ?? []).find((candidate) => same(candidate.label, said.bed));
  return bed ? { wardId, bedId: bed.id } : { wardId };
}

function wardIdOf(one: Interface, said: SaidPlace, wards: Wards): string | undefined {
  if (!said.pointOfCare) return undefined;
  const rule = rulesOf(one)
    .get(said.pointOfCare.toUpperCase())
    ?.find((candidate) => fits(candidate, said));
  if (rule) return rule.wardId;
  return one.understandsWardIds && wards.wardById.has(said.pointOfCare) ? said.pointOfCare : undefined;
}

const fits = (rule: LocationRule, said: SaidPlace): boolean =>
  (rule.room === undefined || same(rule.room, said.room)) &&
  (rule.facility === undefined || same(rule.facility, said.facility));

const weight = (rule: LocationRule): number => Number(rule.room !== undefined) + Number(rule.facility !== undefined);

const known = new WeakMap<Interface, Map<string, LocationRule[]>>();

/** Rules by PL-1, the one that says most first. Every message asks, so they are sorted once. */
function rulesOf(one: Interface): Map<string, LocationRule[]> {
  const before = known.get(one);
  if (before) return before;
  const sorted = [...one.locationMap].sort((a, b) => weight(b) - weight(a));
  const rules = groupBy(sorted, (rule) => rule.pointOfCare.toUpperCase());
  known.set(one, rules);
  return rules;
}
