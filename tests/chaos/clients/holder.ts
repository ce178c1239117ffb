import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ReservationSeen } from '@careway/proof';
import { newKey, type Asking, type BedsClient, type FoundPlace } from './beds-client.ts';
import { pick, type Random } from './random.ts';

/** Who wants the same place at the same moment. */
const RIVALS = 3;
/** Of the places that meet the need best: few, so that holders often want the same one. */
const CHOICE = 2;
const BACK_OFF_MS = 200;
const LOOK_MS = 250;
/** Longer than a fault lasts and a process needs to start; who waits longer gives the place back. */
const PATIENCE_MS = 40_000;

/** What becomes of a place that was got. */
type Plan = 'release' | 'confirm' | 'let-go' | 'confirm-late' | 'confirm-and-release' | 'lose';
const PLANS: readonly Plan[] = ['release', 'confirm', 'let-go', 'confirm-late', 'confirm-and-release', 'lose'];
/** Plans in which the time of the hold comes. */
const SHORT: readonly Plan[] = ['let-go', 'confirm-late'];

export interface HolderOptions {
  client: BedsClient;
  random: Random;
  /** What is looked for. */
  need: object;
  /** Lets somebody else be found in the place, until `leave` is called. */
  comeIn(place: FoundPlace): Promise<{ leave(): Promise<void> }>;
}

/** Searches, holds, confirms and gives back places, several wanting the same one at once, and some commands twice. */
export class Holder {
  private turns = 0;

  constructor(private readonly options: HolderOptions) {}

  /** One place, from the search to the end of its promise. */
  async turn(): Promise<void> {
    const { client, random, need } = this.options;
    const [plan, choice, lastsMs] = [pick(random, PLANS), random(), 1_500 + random() * 1_500];
    const manners = Array.from({ length: RIVALS }, () => ({ isTwice: random() < 0.3, isPatient: random() < 0.8 }));
    if (!(await client.signIn())) return;
    const places = await client.search(need, ++this.turns, CHOICE);
    if (places.length === 0) return;
    const place = pick(() => choice, places);
    const untilMs = Date.now() + (SHORT.includes(plan) ? lastsMs : 60_000);
    const got = await Promise.all(manners.map((manner, rival) => this.hold(place, untilMs, rival, manner)));
    await Promise.all(got.map((one) => one && this.goOn(plan, place, one)));
  }

  /** Who is not patient asks for a short time, and leaves it when nobody answers. */
  private async hold(
    { placeId, version }: FoundPlace,
    untilMs: number,
    rival: number,
    { isTwice, isPatient }: { isTwice: boolean; isPatient: boolean },
  ): Promise<ReservationSeen | undefined> {
    const until = isPatient ? untilMs : Math.min(untilMs, Date.now() + 3_000);
    const hold: Asking = { what: 'hold', key: newKey(), placeId, version, subjectId: randomUUID(), untilMs: until };
    if (!isPatient) return (await this.options.client.ask(hold, rival)).reservation;
    const twin = isTwice ? this.options.client.ask(hold, rival + 1) : undefined;
    const answer = await this.insist(hold, rival);
    await twin;
    return answer;
  }

  /** Asks again by the same key, by turns, until it is known. The promise, unless it was refused. */
  private async insist(asking: Asking, turn: number): Promise<ReservationSeen | undefined> {
    for (let attempt = turn; ; attempt += 1) {
      const { outcome, reservation } = await this.options.client.ask(asking, attempt);
      if (outcome !== 'unknown') return reservation;
      await wait(BACK_OFF_MS);
    }
  }

  private async goOn(plan: Plan, place: FoundPlace, got: ReservationSeen): Promise<void> {
    if (plan === 'confirm') await this.decide('confirm', got);
    if (plan === 'confirm-and-release') await Promise.all([this.decide('confirm', got), this.decide('release', got)]);
    if (plan === 'confirm-late') await this.confirmLate(got);
    if (plan === 'lose' && (await this.lose(place, got))) return;
    if (plan === 'let-go' && (await this.ends(got))) return;
    if (isLive(await this.look(got))) await this.decide('release', got);
  }

  /** At about the moment at which the hold is over. */
  private async confirmLate(got: ReservationSeen): Promise<void> {
    await wait(Math.max(0, got.heldUntil - Date.now() - 20));
    await this.decide('confirm', got);
  }

  /** The place is confirmed, and then somebody else is in it. True when the promise has ended. */
  private async lose(place: FoundPlace, got: ReservationSeen): Promise<boolean> {
    await this.decide('confirm', got);
    const { leave } = await this.options.comeIn(place);
    const hasEnded = await this.ends(got);
    await leave();
    return hasEnded;
  }

  private decide(what: 'confirm' | 'release', got: ReservationSeen): Promise<ReservationSeen | undefined> {
    return this.insist({ what, key: newKey(), ...namesOf(got) }, ++this.turns);
  }

  private look(got: ReservationSeen): Promise<ReservationSeen | undefined> {
    return this.insist({ what: 'look', key: newKey(), ...namesOf(got) }, ++this.turns);
  }

  /** Looks until it has ended, or patience ends. */
  private async ends(got: ReservationSeen): Promise<boolean> {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await wait(LOOK_MS))
      if (!isLive(await this.look(got))) return true;
    return false;
  }
}

const isLive = (one: ReservationSeen | undefined): boolean => one?.status === 'held' || one?.status === 'confirmed';
const namesOf = ({ reservationId, placeId, subjectId }: ReservationSeen) => ({ reservationId, placeId, subjectId });
