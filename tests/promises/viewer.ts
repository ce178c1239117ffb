import { setTimeout as wait } from 'node:timers/promises';

const BACK_OFF_MS = 50;

/** A screen on the wall: it follows the board's stream, comes back after each cut with what it saw last, and keeps what it saw. */
export class Viewer {
  /** Numbers of the changes in the order they were seen, over all connections. */
  readonly seen: number[] = [];
  /** The number of the snapshot it began with; later snapshots mean that changes were missed. */
  readonly snapshots: number[] = [];
  /** Every byte it was ever sent. */
  text = '';
  private cutting = new AbortController();
  private leaving = false;
  private readonly following: Promise<void>;

  constructor(private readonly address: string) {
    this.following = this.follow();
  }

  get last(): number {
    return this.seen.at(-1) ?? this.snapshots.at(-1) ?? 0;
  }

  /** Cuts the connection, as a network does. */
  cut(): void {
    this.cutting.abort();
    this.cutting = new AbortController();
  }

  async leave(): Promise<void> {
    this.leaving = true;
    this.cut();
    await this.following;
  }

  private async follow(): Promise<void> {
    while (!this.leaving) {
      const known = this.snapshots.length > 0 ? { 'last-event-id': String(this.last) } : {};
      try {
        const answer = await fetch(`${this.address}/board/stream`, { headers: known, signal: this.cutting.signal });
        let rest = '';
        for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
          this.text += part;
          const frames = (rest + part).split('\n\n');
          rest = frames.pop()!;
          for (const frame of frames) this.take(frame);
        }
      } catch {
        await wait(BACK_OFF_MS);
      }
    }
  }

  private take(frame: string): void {
    const id = /^id: (\d+)$/m.exec(frame)?.[1];
    const event = /^event: (\S+)$/m.exec(frame)?.[1];
    if (event === 'change') this.seen.push(Number(id));
    if (event === 'snapshot') this.snapshots.push(Number(id));
  }
}
