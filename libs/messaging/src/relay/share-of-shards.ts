/**
 * How a relay comes to its fair share: every one may hold `shards / members` rounded up.
 * @returns which of the shards it holds are too many, and how many more it may take
 */
export function shareOfShards(
  held: readonly number[],
  members: number,
  shards: number,
): { tooMany: number[]; free: number } {
  const fair = Math.ceil(shards / Math.max(1, members));
  return { tooMany: held.slice(fair), free: Math.max(0, fair - held.length) };
}
