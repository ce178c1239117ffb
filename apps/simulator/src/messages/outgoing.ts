import type { Happening } from '../model/happening.ts';
import type { Feed } from './feed.ts';
import { writeEr7 } from './write-er7.ts';
import { writeJson } from './write-json.ts';

/** A message that must reach the other side: the same bytes until it is answered. */
export interface Outgoing {
  /** Order in which it was made; unique. */
  seq: number;
  feedId: string;
  controlId: string;
  /** Real time (ms) before which it is not sent. */
  dueAt: number;
  /** Messages of one stay keep to one connection. */
  stayId: string;
  bytes: Buffer;
}

/** The messages of a happening: one, or two with the same bytes. `seq` is the number of the first. */
export function outgoingOf(happening: Happening, feed: Feed, run: string, seq: number): Outgoing[] {
  const controlId = `${run}-${seq}`;
  const bytes = (feed.door === 'json' ? writeJson : writeEr7)(happening, controlId, feed);
  const first = { seq, feedId: feed.id, controlId, dueAt: happening.sayAt, stayId: happening.stayId, bytes };
  return happening.againAt === undefined ? [first] : [first, { ...first, seq: seq + 1, dueAt: happening.againAt }];
}
