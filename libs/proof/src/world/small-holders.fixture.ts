import type { Ask, ReservationSeen } from '../history/entry.ts';
import type { SmallWorld } from './small-world.fixture.ts';

const PLACES = ['W1-B1', 'W2-B1'] as const;
const STEPS_A_TURN = 4;
/** How far the database's clock is ahead of the monotonic one. */
const AHEAD_MS = 1_000_000;

type Asked = Pick<Ask, 'what' | 'placeId' | 'subjectId'> & { reservationId?: string };

/** Clients that hold, confirm and release two places, some commands several times, and people who come in between. */
export class SmallHolders {
  readonly rows: ReservationSeen[] = [];

  constructor(private readonly world: SmallWorld) {
    world.write('campaign', { kind: 'clock', databaseMs: this.clock });
  }

  get clock(): number {
    return this.world.now + AHEAD_MS;
  }

  turn(): void {
    const { world } = this;
    const steps = [() => this.hold(), () => this.confirm(), () => this.release(), () => this.look(), () => this.take()];
    for (let step = 0; step < STEPS_A_TURN; step += 1) {
      world.now += world.whole(0, 600);
      this.expire();
      world.pick([...steps, () => this.hold()])();
    }
  }

  /** Some more, until every way to go on was gone, and all holds are over. */
  finish(): void {
    const isShown = () =>
      this.rows.some(({ confirmedAt }) => confirmedAt) &&
      ['released', 'expired'].every((end) => this.rows.some(({ status }) => status === end));
    do this.turn();
    while (!isShown());
    this.world.now += 5_000;
    this.expire();
  }

  private hold(): void {
    const { world } = this;
    const [placeId, subjectId] = [world.pick(PLACES), world.id('5eb1ec70')];
    const reservationId = world.id('5e5e50e0');
    this.command({ what: 'hold', placeId, subjectId }, () => {
      if (this.rows.some((row) => row.placeId === placeId && isLive(row))) return undefined;
      const heldUntil = this.clock + world.whole(500, 3_000);
      const names = { reservationId, placeId, subjectId };
      const row: ReservationSeen = { ...names, status: 'held', heldAt: this.clock, heldUntil };
      this.rows.push(row);
      return row;
    });
  }

  private confirm(): void {
    const row = this.pick(isLive);
    if (row)
      this.command({ what: 'confirm', ...namesOf(row) }, () =>
        row.status === 'held' ? Object.assign(row, { status: 'confirmed', confirmedAt: this.clock }) : undefined,
      );
  }

  private release(): void {
    const row = this.pick(isLive);
    if (row)
      this.command({ what: 'release', ...namesOf(row) }, () => (isLive(row) ? this.end(row, 'released') : undefined));
  }

  private look(): void {
    const row = this.pick(() => true);
    if (row) this.command({ what: 'look', ...namesOf(row) }, () => row);
  }

  /** Somebody else is found in the place. */
  private take(): void {
    const row = this.pick(isLive);
    if (row && this.world.oneIn(3)) this.end(row, 'taken');
  }

  private expire(): void {
    for (const row of this.rows) if (row.status === 'held' && row.heldUntil <= this.clock) this.end(row, 'expired');
  }

  private end(row: ReservationSeen, why: 'released' | 'taken' | 'expired'): ReservationSeen {
    const about = { eventId: this.world.id('e0d5e0d5'), key: row.placeId, type: 'bed-tracking.reservation-ended.v1' };
    this.world.publish({ speaker: 'bed-tracking', ...about, ended: { reservationId: row.reservationId, why } });
    return Object.assign(row, { status: why, endedAt: this.clock });
  }

  private pick(test: (row: ReservationSeen) => boolean): ReservationSeen | undefined {
    const rows = this.rows.filter(test);
    return rows.length > 0 ? this.world.pick(rows) : undefined;
  }

  /** Sent until it is answered, by one who may give up, and sometimes once more; it is done once. */
  private command(asked: Asked, effect: () => ReservationSeen | undefined): void {
    const { world } = this;
    const [by, key] = [`holder-${world.whole(1, 2)}`, world.id('c0aa0d00')];
    let answer: ReservationSeen | undefined;
    for (;;) {
      const op = world.id('a5c');
      world.write(by, { kind: 'ask', op, key, service: 'bed-tracking-1', ...asked });
      const lost = world.mishap(3);
      if (!lost || world.oneIn(2)) answer ??= copyOf(effect());
      if (lost && world.oneIn(2)) world.write(by, { kind: 'reply', op, outcome: 'unknown' });
      if (lost && world.oneIn(3)) return;
      if (lost) continue;
      const refused = { outcome: 'failed', code: '409 not-open' } as const;
      world.write(by, { kind: 'reply', op, ...(answer ? { outcome: 'ok', reservation: answer } : refused) });
      if (!answer || !world.oneIn(3)) return;
    }
  }
}

const isLive = ({ status }: ReservationSeen): boolean => status === 'held' || status === 'confirmed';
const copyOf = (row: ReservationSeen | undefined): ReservationSeen | undefined => row && { ...row };
const namesOf = ({ placeId, subjectId, reservationId }: ReservationSeen) => ({ placeId, subjectId, reservationId });
