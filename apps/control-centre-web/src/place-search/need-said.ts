import type { Need, PlaceType } from '@careway/places';
import type { Problem } from '../ask/problem.ts';

/** What the form holds, as it was entered; an empty text leaves it open. */
export interface NeedSaid {
  type: PlaceType | '';
  bedClass: string;
  wardKind: string;
  sex: Need['sex'];
  isolation: boolean;
  specialisms: readonly string[];
  home: string;
}

export const NOTHING_SAID: NeedSaid = {
  type: '',
  bedClass: '',
  wardKind: '',
  sex: 'any',
  isolation: false,
  specialisms: [],
  home: '',
};

const POSTCODE = /^([A-Z]{1,2}[0-9][A-Z0-9]?)(?:\s*[0-9][A-Z]{2})?$/;

/** The outward part of a postcode, the only part that is ever sent; nothing when it is none. */
export const outwardOf = (postcode: string): string | undefined => POSTCODE.exec(postcode.trim().toUpperCase())?.[1];

/** The need as bed tracking takes it, or what is wrong with it: that is found here, so that an address never leaves. */
export function needOf(said: NeedSaid): { need: Need } | { problem: Problem } {
  const homeOutcode = outwardOf(said.home);
  if (said.home.trim() !== '' && !homeOutcode) return { problem: NO_OUTCODE };
  const { sex, isolation, specialisms } = said;
  return {
    need: {
      ...(said.type ? { types: [said.type] } : {}),
      ...(said.bedClass ? { bedClasses: [said.bedClass] } : {}),
      ...(said.wardKind ? { wardKinds: [said.wardKind] } : {}),
      ...(homeOutcode ? { homeOutcode } : {}),
      sex,
      isolation,
      specialisms,
    },
  };
}

const NO_OUTCODE: Problem = {
  status: 422,
  title: 'Home is not a postcode',
  errors: [
    { field: 'home', rule: 'must be the first part of a postcode', fix: 'Enter such as CT1, or leave it empty.' },
  ],
};
