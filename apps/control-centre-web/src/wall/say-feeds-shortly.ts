import { sayAge, type FeedsNow } from '@careway/pressure';

/** `feeds 41 of 44 fresh; late: Medway PAS 12 min, and 2 more`: the one that is silent the longest stands for the rest. */
export function sayFeedsShortly({ fresh, of, behind }: FeedsNow): string {
  const [worst, ...others] = behind.toSorted((a, b) => (b.ageSeconds ?? -1) - (a.ageSeconds ?? -1));
  if (!worst) return `feeds ${fresh} of ${of} fresh`;
  const age = worst.ageSeconds === null ? '' : ` ${sayAge(worst.ageSeconds)}`;
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `feeds ${fresh} of ${of} fresh; ${worst.state}: ${worst.name}${age}${more}`;
}
