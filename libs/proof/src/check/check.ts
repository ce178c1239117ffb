import type { Entry } from '../history/entry.ts';
import { acceptedInTheOrderSent } from './accepted-in-the-order-sent.ts';
import { acknowledgedMeansStored } from './acknowledged-means-stored.ts';
import { commandsAreDoneOnce } from './commands-are-done-once.ts';
import { countersFollowTheLedger } from './counters-follow-the-ledger.ts';
import { endsAreTold } from './ends-are-told.ts';
import { everyEffectHasACause } from './every-effect-has-a-cause.ts';
import { figuresAreTrue, keptBedsStayKept } from './figures-agree.ts';
import type { Found, Look } from './found.ts';
import { heardOnce } from './heard-once.ts';
import { indexHistory, type IndexedHistory } from './indexed-history.ts';
import { lagReturnsToZero } from './lag-returns-to-zero.ts';
import { noBedPromisedTwice } from './no-bed-promised-twice.ts';
import { noMarksOfPersons } from './no-marks-of-persons.ts';
import { noPlacePromisedTwice } from './no-place-promised-twice.ts';
import { oneEffect } from './one-effect.ts';
import { oneOwnerPerShard } from './one-owner-per-shard.ts';
import { orderPerPatient } from './order-per-patient.ts';
import { promisesHaveACause } from './promises-have-a-cause.ts';
import { recoveriesOf } from './recoveries.ts';
import { repeatsAreExplained } from './repeats-are-explained.ts';
import { reservationsAreKept } from './reservations-are-kept.ts';
import { storyOf } from './story.ts';
import { PROMISES, type PromiseNumber, type Verdict, type Violation } from './verdict.ts';
import { viewersMissNothing } from './viewers-miss-nothing.ts';
import { whatIsMissing } from './what-is-missing.ts';

export interface CheckOptions {
  /** Stated recovery times in milliseconds, by sort of fault, where they differ from those of `FAULT_SORTS`. */
  boundsMs?: Readonly<Record<string, number>>;
}

/** The same breach a thousand times is told in full a few times. */
const STORIES_PER_LOOK = 5;

const looksFor = ({ boundsMs }: CheckOptions): Record<PromiseNumber, readonly Look[]> => ({
  1: [acknowledgedMeansStored],
  2: [oneEffect, heardOnce, figuresAreTrue],
  3: [everyEffectHasACause, repeatsAreExplained, promisesHaveACause],
  4: [orderPerPatient, acceptedInTheOrderSent, oneOwnerPerShard],
  5: [noBedPromisedTwice, noPlacePromisedTwice, commandsAreDoneOnce],
  6: [keptBedsStayKept, reservationsAreKept, endsAreTold],
  7: [countersFollowTheLedger],
  8: [viewersMissNothing],
  10: [lagReturnsToZero(boundsMs)],
  12: [noMarksOfPersons],
});

/** Judges a whole history, not only its end. `history` is in the order of time, as `readHistory` gives it. */
export function check(history: readonly Entry[], options: CheckOptions = {}): Verdict {
  const indexed = indexHistory(history);
  const looks = looksFor(options);
  const violations = PROMISES.flatMap((promise) =>
    looks[promise].flatMap((look) =>
      look(indexed).map((found, index) => violationOf(indexed, promise, found, index < STORIES_PER_LOOK)),
    ),
  );
  return { ...verdictOf(indexed, violations), violations };
}

function verdictOf(indexed: IndexedHistory, violations: readonly Violation[]): Omit<Verdict, 'violations'> {
  const counts = Map.groupBy(violations, ({ promise }) => promise);
  const missing = whatIsMissing(indexed);
  return {
    passed: violations.length === 0 && missing.length === 0,
    messages: indexed.accepted.size,
    faults: indexed.faults.length,
    byPromise: Object.fromEntries(
      PROMISES.map((promise) => [promise, counts.get(promise)?.length ?? 0]),
    ) as Verdict['byPromise'],
    missing,
    worstRecoveryMs: Math.max(0, ...indexed.all('recovered').map(({ tookMs }) => tookMs)),
    recoveries: recoveriesOf(indexed),
  };
}

const violationOf = (indexed: IndexedHistory, promise: PromiseNumber, found: Found, inFull: boolean): Violation => ({
  promise,
  what: found.what,
  ...(inFull ? storyOf(indexed, found) : { about: found.about ?? [], story: found.lines }),
});
