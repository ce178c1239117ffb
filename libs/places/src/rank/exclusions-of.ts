import type { Need, PlaceNow } from '../place.ts';

/** Why a place can not be offered, by the rule that it breaks. */
export const EXCLUSIONS = [
  'type',
  'class',
  'ward-kind',
  'sex',
  'isolation',
  'specialism',
  'state',
  'unstaffed',
] as const;

export interface Exclusion {
  rule: (typeof EXCLUSIONS)[number];
  /** For a person to read, such as `male only`. */
  says: string;
}

const STATES: Record<PlaceNow['state'], string> = {
  open: 'open',
  held: 'held for somebody',
  reserved: 'reserved for somebody',
  occupied: 'occupied',
  'on-leave': 'kept for a person on leave',
  vacated: 'vacated, not cleaned yet',
  'being-cleaned': 'being cleaned',
  compromised: 'compromised',
  closed: 'closed',
};

/** Everything that speaks against a place for a need; nothing when it can be offered. */
export function exclusionsOf(need: Need, place: PlaceNow): Exclusion[] {
  return [...unfit(need, place), ...notUsable(place)];
}

/** Is the place of the right kind, whatever its state is now? */
export const fits = (need: Need, place: PlaceNow): boolean => unfit(need, place).length === 0;

function unfit(need: Need, place: PlaceNow): Exclusion[] {
  const missing = need.specialisms.filter((one) => !place.specialisms.includes(one));
  const found: (Exclusion | false)[] = [
    isOther(need.types, place.type) && { rule: 'type', says: `is a ${words(place.type)}` },
    isOther(need.bedClasses, place.bedClass) && {
      rule: 'class',
      says: place.bedClass ? `is of class ${place.bedClass}` : 'has no mental health class',
    },
    isOther(need.wardKinds, place.wardKind) && { rule: 'ward-kind', says: `is in a ward for ${words(place.wardKind)}` },
    need.sex !== 'any' && place.sex !== 'mixed' && place.sex !== need.sex && { rule: 'sex', says: `${place.sex} only` },
    need.isolation && !place.isolation && { rule: 'isolation', says: 'is no single room' },
    missing.length > 0 && { rule: 'specialism', says: `has no ${missing.map(words).join(', ')}` },
  ];
  return found.filter((one) => one !== false);
}

function notUsable({ state, reason, staffed }: PlaceNow): Exclusion[] {
  const found: (Exclusion | false)[] = [
    state !== 'open' && { rule: 'state', says: reason ? `${STATES[state]}: ${reason}` : STATES[state] },
    !staffed && { rule: 'unstaffed', says: 'no staff for it' },
  ];
  return found.filter((one) => one !== false);
}

const isOther = (wanted: readonly string[] | undefined, has: string | undefined): boolean =>
  wanted !== undefined && wanted.length > 0 && !(has !== undefined && wanted.includes(has));

const words = (code: string): string => code.replaceAll('-', ' ');
