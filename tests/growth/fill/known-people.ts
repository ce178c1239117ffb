import { Keys } from '../../../apps/gateway/src/keep-personal-data/keys.ts';
import { newKey } from '../../../apps/gateway/src/keep-personal-data/seal.ts';
import type { GatewayConfig } from '../../../apps/gateway/src/config.ts';
import { localNumber, SENDER } from '../load/journeys.ts';
import { KEYS } from '../services.ts';

/** A person as the gateway would have stored them, so that a message about them finds them. */
export interface KnownPerson {
  /** Their number, from 1 to the number of people filled in. */
  n: number;
  subjectId: string;
  blindIndex: Buffer;
  wrappedKey: Buffer;
}

/** The people of whom messages will be sent, `count` of `among`, as far apart as can be. */
export function knownPeople(count: number, among: number): KnownPerson[] {
  const keys = new Keys(KEYS as GatewayConfig);
  const step = Math.floor(among / count);
  return Array.from({ length: count }, (_, place) => {
    const n = 1 + place * step;
    const subjectId = crypto.randomUUID();
    const [local] = keys.blindIdentifiers([{ value: localNumber(n), type: 'PI', authority: SENDER.authority }]);
    return { n, subjectId, blindIndex: local!.blindIndex, wrappedKey: keys.wrap(newKey(), subjectId) };
  });
}

/** Numbers of the people, scattered, the same each time: everybody comes once before anybody comes again. */
export function* inTurn(people: readonly KnownPerson[]): Generator<number, never> {
  // With a step that shares no factor with their number this visits every place before it comes round.
  const step = coprimeTo(people.length);
  for (let place = 0; ; place = (place + step) % people.length) yield people[place]!.n;
}

function coprimeTo(length: number): number {
  let step = Math.max(1, Math.floor(length * 0.618));
  while (commonFactor(length, step) !== 1) step += 1;
  return step;
}

const commonFactor = (a: number, b: number): number => (b === 0 ? a : commonFactor(b, a % b));
