import type { Said } from './adt-message.ts';
import type { Er7Message } from './er7-message.ts';

/** Which fields of site-defined segments an interface reads: segment -> name of the fact -> `3` or `3.1`. */
export type ZSegmentMap = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Site-defined segments of a message: word for word, and the facts its interface reads from them. May be personal. */
export interface ZFacts {
  verbatim: string[];
  facts: Record<string, Said<string>>;
}

/** Reads the first segment of each mapped name; what is empty is left out. */
export const readZSegments = (message: Er7Message, map: ZSegmentMap = {}): ZFacts => {
  const facts: Record<string, Said<string>> = {};
  for (const [name, fields] of Object.entries(map)) {
    for (const [fact, place] of Object.entries(fields)) {
      const [field, component = 1] = place.split('.').map(Number) as [number, number?];
      const value = message.value(name, field, component);
      if (value !== undefined) facts[fact] = value;
    }
  }
  return { verbatim: message.zSegments, facts };
};
