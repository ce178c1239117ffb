import type { BoardChange, BoardSnapshot } from '@careway/pressure';
import { hold, take, type HeldBoard } from './held-board.ts';
import type { Limits } from './liveness.ts';
import { ServerClock } from './server-clock.ts';

const RETRY_MS = 1_000;
const CLOCK_MS = 60_000;

/**
 * The stream of the board: a snapshot, then every change once and in order. It reconnects by itself from the last
 * change it has, and takes a new snapshot when it finds that it missed one.
 */
export class Connection {
  readonly clock = new ServerClock();
  held?: HeldBoard;
  /** When anything was last heard, or, before that, when it began to listen (epoch ms, this screen's clock). */
  heardAt = Date.now();
  private source?: EventSource;
  private openedAt = 0;
  private refetching?: Promise<void>;
  private waiting: { seq: number; change: BoardChange }[] = [];

  constructor(readonly limits: Limits) {}

  /** Opens the stream and keeps it open; again it does nothing. */
  start(): void {
    if (this.source) return;
    this.heardAt = Date.now();
    this.open();
    void this.clock.measure();
    setInterval(() => void this.clock.measure(), CLOCK_MS);
    setInterval(() => this.watch(), RETRY_MS);
  }

  private open(): void {
    this.source?.close();
    this.openedAt = Date.now();
    const source = new EventSource(`/board/stream${this.held ? `?after=${this.held.seq}` : ''}`);
    this.source = source;
    const on = (name: string, hear: (event: MessageEvent<string>) => void) =>
      source.addEventListener(name, (event) => {
        if (source !== this.source) return;
        this.heardAt = Date.now();
        hear(event as MessageEvent<string>);
      });
    on('snapshot', ({ data }) => this.hearSnapshot(JSON.parse(data) as BoardSnapshot));
    on('change', ({ data, lastEventId }) => this.hearChange(Number(lastEventId), JSON.parse(data) as BoardChange));
    on('keep-alive', ({ data }) => this.hearKeepAlive(JSON.parse(data) as { seq: number; serverTime: string }));
  }

  /** A browser gives up after a refusal, and never notices a connection that is dead but open. */
  private watch(): void {
    const now = Date.now();
    const refused = this.source?.readyState === EventSource.CLOSED;
    const dead = now - Math.max(this.heardAt, this.openedAt) > this.limits.bannerMs;
    if (refused || dead) this.open();
  }

  private hearSnapshot(snapshot: BoardSnapshot): void {
    this.clock.heard(snapshot.serverTime);
    this.held = hold(snapshot);
    this.waiting = [];
  }

  private hearChange(seq: number, change: BoardChange): void {
    const seen = change.kind === 'heartbeat' ? { ...change, seenAt: new Date(this.clock.now()).toISOString() } : change;
    if (this.refetching) this.waiting.push({ seq, change: seen });
    else this.apply(seq, seen);
  }

  private apply(seq: number, change: BoardChange): void {
    if (!this.held) return;
    const after = take(this.held, seq, change);
    if (after !== 'gap') this.held = after;
    else {
      this.waiting.push({ seq, change });
      this.refetch();
    }
  }

  private hearKeepAlive({ seq, serverTime }: { seq: number; serverTime: string }): void {
    this.clock.heard(serverTime);
    if (this.held && seq > this.held.seq) this.refetch();
  }

  private refetch(): void {
    this.refetching ??= this.fetchSnapshot().finally(() => {
      this.refetching = undefined;
      const waiting = this.waiting.splice(0);
      for (const { seq, change } of waiting) this.apply(seq, change);
    });
  }

  private async fetchSnapshot(): Promise<void> {
    try {
      const answer = await fetch('/board', { cache: 'no-store' });
      if (!answer.ok) throw new Error(`the board answered ${answer.status}`);
      this.held = hold((await answer.json()) as BoardSnapshot);
    } catch {
      // What waits is behind the same gap; the next keep-alive finds it again.
      this.waiting = [];
    }
  }
}
