import { SHAPE_MEASURES, type ReferenceData, type Ward } from '@careway/reference-data';
import { LEAVES_PER_DAY, MENTAL_HEALTH_DAYS, SIGMA, TARGET } from './assumptions.ts';
import { arrivalsOf, streamsOf } from './derive-streams.ts';
import { childrensEmergency, groupId, type Group, type Place, type WardModel } from './place.ts';

import { spreadOf, type Measure, type Spread } from './shape.ts';

/** The model of the place that the reference data of a day describes. */
export function derivePlace(data: ReferenceData, day: string): Place {
  const wards = data.at(day).wards.map((ward) => wardModel(data, ward, day));
  const groups = groupsOf(wards, data, day);
  const spreads = Object.fromEntries(
    SHAPE_MEASURES.map((measure) => [measure, spreadOf(data.shapes, measure)]),
  ) as Record<Measure, Spread>;
  const sisters = sistersOf(groups);
  const arrivals = arrivalsOf(groups, data.activity, sisters);
  const settled = groups.map((group) => ({ ...group, stayDays: stayDays(group, arrivals, data, day) }));
  return {
    wards: new Map(wards.map((ward) => [ward.id, ward])),
    groups: new Map(settled.map((group) => [group.id, group])),
    streams: streamsOf(settled, data.activity, spreads),
    spreads,
    sisters,
  };
}

function wardModel(data: ReferenceData, ward: Ward, day: string): WardModel {
  const trust = data.siteById(ward.siteId, day)!.organisationId;
  const { id, siteId, kind, bedBase } = ward;
  return { id, siteId, trust, kind, bedBase, beds: data.bedsOfWard(id, day).map(({ label, bay }) => ({ label, bay })) };
}

/** Treatment function code. */
const PAEDIATRICS = '420';

const OVERFLOW: Partial<Record<Ward['kind'], Ward['kind'][]>> = {
  assessment: ['medical', 'surgical'],
  medical: ['surgical', 'assessment'],
  surgical: ['medical', 'assessment'],
};

function groupsOf(wards: readonly WardModel[], data: ReferenceData, day: string): Group[] {
  const byGroup = new Map<string, WardModel[]>();
  for (const ward of wards) {
    const id = idOfGroup(ward, data.wardById(ward.id, day)!);
    byGroup.set(id, [...(byGroup.get(id) ?? []), ward]);
  }
  return [...byGroup].map(([id, list]) => {
    const { siteId, trust } = list[0]!;
    const kind = kindOfGroup(list[0]!);
    const bedClass = data.wardById(list[0]!.id, day)?.bedClass ?? '';
    return {
      id,
      siteId,
      trust,
      kind,
      wards: list,
      beds: list.reduce((sum, ward) => sum + ward.beds.length, 0),
      target: TARGET[kind] ?? 0.9,
      stayDays: 0,
      sigma: SIGMA[kind] ?? 0.7,
      leavesPerDay: LEAVES_PER_DAY[bedClass] ?? 0,
      overflow: (OVERFLOW[kind] ?? []).map((other) => groupId(siteId, other)).filter((other) => byGroup.has(other)),
    };
  });
}

function idOfGroup(ward: WardModel, { treatmentFunction, bedClass }: Ward): string {
  if (bedClass) return `${ward.trust}/${bedClass}`;
  const children = ward.kind === 'emergency-department' && treatmentFunction === PAEDIATRICS;
  return children ? childrensEmergency(ward.siteId) : groupId(ward.siteId, kindOfGroup(ward));
}

/** Rehabilitation wards take people from medical wards, so they are one group with them. */
const kindOfGroup = (ward: WardModel): Ward['kind'] => (ward.kind === 'rehabilitation' ? 'medical' : ward.kind);

/** Little's law: people in beds = people who come a day x days that they stay. */
function stayDays(group: Group, arrivals: ReadonlyMap<string, number>, data: ReferenceData, day: string): number {
  if (group.kind === 'mental-health')
    return MENTAL_HEALTH_DAYS[data.wardById(group.wards[0]!.id, day)?.bedClass ?? ''] ?? 40;
  const perDay = arrivals.get(group.id);
  return perDay ? (group.target * group.beds) / perDay : 0;
}

function sistersOf(groups: readonly Group[]): Map<string, string> {
  const emergency = new Set(groups.filter((one) => one.kind === 'emergency-department').map((one) => one.siteId));
  const without = groups.filter((one) => one.kind === 'medical' && !emergency.has(one.siteId));
  return new Map(without.map((one) => [one.trust, one.siteId]));
}
