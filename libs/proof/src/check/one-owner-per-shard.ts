import type { Found, Look } from './found.ts';
import { linesOf, type Operation } from './operations.ts';

/** A send of rows of one shard by one relay. */
interface Send {
  owner: string;
  /** -1 when the relay gave the shard away between reading its rows and sending them. */
  fence: number;
  operation: Operation<'relay'>;
}

/**
 * Promise 4: at any time one relay sends the rows of a shard. A relay looks at its lease, reads rows, and only then
 * sends; so after another has taken the shard over, one send may still begin under the old lease, never a second.
 */
export const oneOwnerPerShard: Look = ({ relays }) =>
  [...sendsByShard(relays)].flatMap(([shard, sends]) => [
    ...sharedFences(shard, sends),
    ...goneOnAfterLosing(shard, sends),
    ...sentWithinAnothersTenure(shard, sends),
  ]);

function sendsByShard(relays: readonly Operation<'relay'>[]): Map<string, Send[]> {
  const shards = new Map<string, Send[]>();
  for (const operation of relays) {
    const { speaker, owner, shards: ofRows, fences } = operation.did;
    const seen = new Set<number>();
    for (const [row, shard] of ofRows.entries()) {
      if (seen.has(shard)) continue;
      seen.add(shard);
      const name = `${speaker}'s shard ${shard}`;
      const send = { owner, fence: Number(fences[row]), operation };
      const sends = shards.get(name);
      if (sends) sends.push(send);
      else shards.set(name, [send]);
    }
  }
  return shards;
}

/** A fence counts up with each owner, so it has one. */
function sharedFences(shard: string, sends: readonly Send[]): Found[] {
  const owners = new Map<number, Send>();
  return sends.flatMap((send) => {
    if (send.fence < 0) return [];
    const first = owners.get(send.fence) ?? send;
    owners.set(send.fence, first);
    if (first.owner === send.owner) return [];
    return [foundOf(`${shard}: ${first.owner} and ${send.owner} both sent under fence ${send.fence}`, [first, send])];
  });
}

/** The second send under a fence that begins after one under a higher fence. */
function goneOnAfterLosing(shard: string, sends: readonly Send[]): Found[] {
  const stale = new Map<number, Send>();
  let newest: Send | undefined;
  return sends.flatMap((send) => {
    if (send.fence < 0) return [];
    if (!newest || send.fence >= newest.fence) {
      newest = send;
      return [];
    }
    const before = stale.get(send.fence);
    stale.set(send.fence, send);
    if (!before) return [];
    const what = `${shard}: ${send.owner} went on sending under fence ${send.fence} after fence ${newest.fence} had begun`;
    return [foundOf(what, [newest, before, send])];
  });
}

/**
 * Without a fence of its own a relay can't tell its tenure. But while another is known to own the shard, from its first
 * send to its last but one (before the last it looked at its lease again), it may begin one send, not two.
 */
function sentWithinAnothersTenure(shard: string, sends: readonly Send[]): Found[] {
  const tenures = tenuresOf(sends);
  const within = new Map<string, Send>();
  return sends.flatMap((send, place) => {
    if (send.fence >= 0) return [];
    const tenure = tenures.find(
      ({ first, sure }) => first < place && place < sure && sends[first]!.owner !== send.owner,
    );
    if (!tenure) return [];
    const name = `${tenure.first} ${send.owner}`;
    const before = within.get(name);
    within.set(name, send);
    if (!before) return [];
    const owner = sends[tenure.first]!;
    const what = `${shard}: ${send.owner} went on sending while ${owner.owner} owned it under fence ${owner.fence}`;
    return [foundOf(what, [owner, before, send, sends[tenure.sure]!])];
  });
}

/** For each fence the places of its first send and of its last but one. */
function tenuresOf(sends: readonly Send[]): { first: number; sure: number }[] {
  const places = Map.groupBy(sends.keys(), (place) => sends[place]!.fence);
  places.delete(-1);
  return [...places.values()].map((all) => ({ first: all[0]!, sure: all.at(-2) ?? all[0]! }));
}

const foundOf = (what: string, sends: readonly Send[]): Found => ({
  what,
  lines: sends.flatMap(({ operation }) => linesOf(operation)),
});
