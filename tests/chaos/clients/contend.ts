import type { JourneyMessage } from './journeys.ts';
import { namesOf } from './journeys.ts';
import { postOnce } from './poster.ts';
import { pick } from './random.ts';
import type { TrafficOptions } from './traffic.ts';
import type { Random } from './random.ts';

/** Somebody in bed, about whom many tell. */
export interface Contended {
  patient: number;
  ward: string;
  messages: JourneyMessage[];
}

const POSTERS = 6;

/**
 * Several systems tell of the same person at the same moment, by turns to one gateway and the other: their events must
 * leave in the order in which they were accepted. How many were sent.
 */
export async function contend(
  { gateways, sender, write, random }: Pick<TrafficOptions, 'gateways' | 'sender' | 'write'> & { random: Random },
  people: readonly Contended[],
  turn: number,
): Promise<number> {
  const { patient, ward } = people[turn % people.length]!;
  const posts = Array.from({ length: POSTERS }, (_, poster) => {
    const controlId = `U${turn}-${poster}`;
    const told = { ...namesOf(patient), trigger: 'A08', controlId, ward, prior: '', at: Temporal.Now.instant() };
    const door = pick(random, ['json', 'hl7v2'] as const);
    return postOnce(write, sender, {
      by: `poster-${poster + 1}`,
      patient,
      told,
      door,
      gateway: gateways[poster % gateways.length]!,
    });
  });
  await Promise.all(posts);
  return POSTERS;
}
