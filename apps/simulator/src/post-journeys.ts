import { loadReferenceData, type ReferenceData } from '@careway/reference-data';
import { planJourneys, type Journeys, type JourneyOptions } from './plan-journeys.ts';
import { Dispatch } from './send/dispatch.ts';

export interface PostOptions extends Omit<JourneyOptions, 'data'> {
  mllp: { host: string; port: number };
  /** Reference data, or its folder. */
  data?: ReferenceData | string;
  /** Connections of each sender, and messages that may wait for an answer on each. */
  connections?: number;
  window?: number;
  /** Told after each answer how many have come. */
  onAnswer?: (answered: number) => void;
}

export interface Posted extends Pick<Journeys, 'distinct' | 'truth'> {
  /** Messages posted; each was answered, after as many resends as it took. */
  posted: number;
  refused: { controlId: string; code: string }[];
  resent: number;
}

const FOLDER = 'deploy/reference/kent-and-medway';

/** Posts whole journeys over MLLP as fast as they are answered; the same bytes again after every lost answer. */
export async function postJourneys({
  mllp,
  data = FOLDER,
  connections = 4,
  window = 16,
  onAnswer,
  ...options
}: PostOptions): Promise<Posted> {
  const loaded = typeof data === 'string' ? loadReferenceData(data) : data;
  const journeys = planJourneys({ ...options, data: loaded });
  const refused: Posted['refused'] = [];
  let [answered, resent] = [0, 0];
  const { promise: all, resolve: done } = Promise.withResolvers<void>();
  const dispatch = new Dispatch(
    journeys.feeds.map((feed) => ({ ...feed, door: 'mllp' })),
    {
      doors: { gateway: 'http://127.0.0.1', mllp },
      connections,
      window,
      onResend: () => void resent++,
      onAnswer: ({ controlId }, answer) => {
        if (!answer.accepted) refused.push({ controlId, code: answer.code });
        answered++;
        onAnswer?.(answered);
        if (answered === journeys.messages.length) done();
      },
    },
  );
  for (const message of journeys.messages) dispatch.put(message);
  dispatch.release(Infinity);
  await all;
  await dispatch.close();
  const { distinct, truth, messages } = journeys;
  return { posted: messages.length, distinct, refused, resent, truth };
}
