import type { Activity } from '@careway/reference-data';
import {
  CHILDREN,
  CHILDREN_ADMITTED,
  DIRECT_MATERNITY,
  DIRECT_NEWBORN,
  GOES_ON,
  MISTAKES_PER_DAY,
  TO_CRITICAL_CARE,
  TO_SISTER,
  TO_SURGERY,
  UPDATES_PER_DAY,
} from './assumptions.ts';
import { perDay } from './daily-rates.ts';
import { childrensEmergency, groupId, type Group, type Stream } from './place.ts';
import { FLAT, type Measure, type Spread } from './shape.ts';

interface Trust {
  id: string;
  groups: readonly Group[];
  activity: readonly Activity[];
}

const bedsOf = (groups: readonly Group[]): number => groups.reduce((sum, one) => sum + one.beds, 0);
const ofKind = (groups: readonly Group[], kind: Group['kind']): Group[] => groups.filter((one) => one.kind === kind);

/** Everyone who comes to a trust from outside, stream by stream; updates and mistakes of those within. */
export function streamsOf(
  groups: readonly Group[],
  activity: readonly Activity[],
  spreads: Readonly<Record<Measure, Spread>>,
): Stream[] {
  return [...new Set(groups.map((one) => one.trust))].flatMap((id) => {
    const trust: Trust = { id, groups: groups.filter((one) => one.trust === id), activity };
    return [
      ...emergencyStreams(trust, spreads['ae-attendances']),
      ...urgentStreams(trust, spreads['ae-attendances']),
      ...directStreams(trust, spreads['other-admissions']),
      ...plannedStreams(trust, spreads['planned-admissions']),
      ...mentalHealthStreams(trust, spreads['other-admissions']),
      ...recordStreams(trust),
    ];
  });
}

function stream(
  kind: Stream['kind'],
  group: Group,
  perDayOf: number,
  spread: Spread,
  more: Partial<Stream> = {},
): Stream {
  const { trust, siteId, id } = group;
  const plain = { people: 'adult', admitted: 0, admitTo: '' } as const;
  return { ...plain, id: `${kind}/${id}`, kind, trust, siteId, groupId: id, perDay: perDayOf, spread, ...more };
}

const isChildrens = (group: Group): boolean => group.id === childrensEmergency(group.siteId);

function emergencyStreams(trust: Trust, spread: Spread): Stream[] {
  const departments = ofKind(trust.groups, 'emergency-department').filter((group) => !isChildrens(group));
  const attendances = perDay(trust.activity, trust.id, 'ae-attendances-type-1');
  const admitted = perDay(trust.activity, trust.id, 'emergency-admissions-via-ae') / attendances;
  return departments.flatMap((group) => {
    const share = (attendances * group.beds) / bedsOf(departments);
    const to = (kind: Group['kind']): string => groupId(group.siteId, kind);
    const childrens = trust.groups.find((one) => one.id === childrensEmergency(group.siteId));
    if (!childrens) return [stream('emergency', group, share, spread, { admitted, admitTo: to('assessment') })];
    const adults = (admitted - CHILDREN * CHILDREN_ADMITTED) / (1 - CHILDREN);
    const young = { people: 'child' as const, admitted: CHILDREN_ADMITTED, admitTo: to('paediatric') };
    return [
      stream('emergency', group, share * (1 - CHILDREN), spread, { admitted: adults, admitTo: to('assessment') }),
      stream('emergency', childrens, share * CHILDREN, spread, young),
    ];
  });
}

const urgentStreams = (trust: Trust, spread: Spread): Stream[] =>
  ofKind(trust.groups, 'urgent-treatment').map((group) =>
    stream('emergency', group, perDay(trust.activity, trust.id, 'ae-attendances-type-3', group.siteId), spread),
  );

/** Non-elective spells that do not come by the emergency department: births, newborn, and people a GP sends. */
function directStreams(trust: Trust, spread: Spread): Stream[] {
  const all = perDay(trust.activity, trust.id, 'non-elective-spells');
  const direct = all - perDay(trust.activity, trust.id, 'emergency-admissions-via-ae');
  const share = (kind: Group['kind'], part: number, people: Stream['people'], by: Group['kind'] = kind): Stream[] => {
    const wards = ofKind(trust.groups, kind);
    const sizes = wards.map((one) => bedsOf(trust.groups.filter((other) => other.id === groupId(one.siteId, by))));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    return wards.map((one, index) =>
      stream('direct', one, (direct * part * sizes[index]!) / total, spread, { people }),
    );
  };
  return [
    ...share('maternity', DIRECT_MATERNITY, 'mother'),
    ...share('neonatal', DIRECT_NEWBORN, 'newborn'),
    ...share('assessment', 1 - DIRECT_MATERNITY - DIRECT_NEWBORN, 'adult', 'medical'),
  ];
}

function plannedStreams(trust: Trust, spread: Spread): Stream[] {
  const wards = ofKind(trust.groups, 'surgical');
  const spells = perDay(trust.activity, trust.id, 'ordinary-elective-spells');
  return wards.map((group) => stream('planned', group, (spells * group.beds) / bedsOf(wards), spread));
}

const mentalHealthStreams = (trust: Trust, spread: Spread): Stream[] =>
  ofKind(trust.groups, 'mental-health').map((group) =>
    stream('direct', group, (group.target * group.beds) / group.stayDays, spread),
  );

function recordStreams(trust: Trust): Stream[] {
  const inBase = trust.groups.filter((group) => group.stayDays > 0);
  const first = inBase[0];
  if (!first) return [];
  const people = bedsOf(inBase);
  const whole = { siteId: '', groupId: '' };
  return [
    stream('update', first, people * UPDATES_PER_DAY, FLAT, { ...whole, id: `update/${trust.id}` }),
    stream('mistake', first, people * MISTAKES_PER_DAY, FLAT, { ...whole, id: `mistake/${trust.id}` }),
  ];
}

/** People a day who come into each group with beds, from outside and from other groups. */
export function arrivalsOf(
  groups: readonly Group[],
  activity: readonly Activity[],
  sisters: ReadonlyMap<string, string>,
): Map<string, number> {
  const arrivals = new Map<string, number>();
  const add = (id: string, people: number): void => void arrivals.set(id, (arrivals.get(id) ?? 0) + people);
  const none = { 'ae-attendances': FLAT, 'planned-admissions': FLAT, 'other-admissions': FLAT, discharges: FLAT };
  const outside = streamsOf(
    groups.filter((one) => one.kind !== 'mental-health'),
    activity,
    none,
  );
  for (const one of outside)
    add(
      one.kind === 'emergency' ? one.admitTo : one.groupId,
      one.perDay * (one.kind === 'emergency' ? one.admitted : 1),
    );
  for (const group of ofKind(groups, 'assessment')) {
    const onward = (arrivals.get(group.id) ?? 0) * GOES_ON;
    const at = (kind: Group['kind']): string => groupId(group.siteId, kind);
    const sister = sisters.get(group.trust);
    const away = sister !== undefined && sister !== group.siteId ? TO_SISTER : 0;
    add(at('critical-care'), onward * TO_CRITICAL_CARE);
    add(at('surgical'), onward * TO_SURGERY);
    add(at('medical'), onward * (1 - TO_SURGERY) * (1 - away));
    if (away > 0) add(groupId(sister!, 'medical'), onward * (1 - TO_SURGERY) * away);
  }
  return arrivals;
}
