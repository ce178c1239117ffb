import type { SmallHearers } from './small-hearers.fixture.ts';
import type { SmallWorld } from './small-world.fixture.ts';

/** Two viewers of the board, and the counters with who looks at them. */
export class SmallScreens {
  private readonly last = new Map<string, number>();
  private counters = new Map<string, number>();
  private epoch = 1;

  constructor(
    private readonly world: SmallWorld,
    private readonly hearers: SmallHearers,
  ) {}

  look(by = this.world.pick(['viewer-1', 'viewer-2'])): void {
    const last = this.last.get(by);
    if (last === undefined || this.world.mishap(3)) this.connect(by, last);
    for (let seq = this.last.get(by)! + 1; seq <= this.hearers.board; seq += 1)
      this.world.write(by, { kind: 'frame', event: 'change', seq });
    this.last.set(by, this.hearers.board);
  }

  lookAtAll(): void {
    this.look('viewer-1');
    this.look('viewer-2');
  }

  /** The counters follow the ledger ward by ward, and are filled anew when Redis was wiped. */
  count(): void {
    if (this.world.mishap(6)) this.wipe();
    for (const [id, { version }] of this.world.wards)
      if (version > 0 && this.world.oneIn(2)) this.counters.set(id, version);
    this.tell('ready');
  }

  private connect(by: string, last: number | undefined): void {
    if (last !== undefined) this.world.write(by, { kind: 'disconnected' });
    this.world.write(by, { kind: 'connected', ...(last === undefined ? {} : { lastEventId: last }) });
    if (last !== undefined && !this.world.oneIn(3)) return;
    // To one that has everything a snapshot tells nothing new.
    if (last === undefined || last === this.hearers.board)
      this.world.write(by, { kind: 'frame', event: 'snapshot', seq: this.hearers.board });
    this.last.set(by, last ?? this.hearers.board);
  }

  private wipe(): void {
    // What is held of the same epoch after a restart may be old: it is not said to be ready.
    this.tell('restarted', new Map());
    this.world.write('counters', { kind: 'counters', state: 'missing', epoch: 0, versions: {} });
    this.epoch += 1;
    this.counters = new Map();
    this.tell('rebuilding');
    for (const [id, { version }] of this.world.wards) if (version > 0) this.counters.set(id, version);
  }

  private tell(state: string, counters = this.counters): void {
    const versions = Object.fromEntries(counters);
    this.world.write('counters', { kind: 'counters', state, epoch: this.epoch, versions });
  }
}
