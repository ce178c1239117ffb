import { problem } from '@careway/service-kit';

/** Who was where at a moment, as bed tracking knows it now: the answer of its `GET /occupancy`. */
export interface Occupancy {
  at: string;
  knownAt: string;
  sites: {
    siteId: string;
    providerId: string;
    occupied: number;
    onLeave: number;
    admissions: number;
    discharges: number;
  }[];
}

const ANSWER_WITHIN_MS = 15_000;

/** Asks bed tracking. `at` is RFC 3339. @throws problem 503 when it does not answer, or nobody said where it is */
export async function askOccupancy(address: string | undefined, at: string): Promise<Occupancy> {
  if (!address) throw notKnown('BED_TRACKING_ADDRESS is not set for this service.');
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
  const answer = await fetch(`${address}/occupancy?at=${encodeURIComponent(at)}`, { signal }).catch(() => undefined);
  if (!answer?.ok) throw notKnown('Bed tracking does not answer. What was shown then can be seen all the same.');
  return (await answer.json()) as Occupancy;
}

const notKnown = (detail: string) => problem(503, { title: 'What is known by now can not be told', detail });
