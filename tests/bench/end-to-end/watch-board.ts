interface FlowChange {
  kind: string;
  siteId: string;
  admissions: number;
  discharges: number;
}

/** A screen: when the flow of each site (admissions and discharges of the day) first reached each count. */
export class WatchBoard {
  private readonly reached = new Map<string, { count: number; at: number }[]>();
  private readonly gone = new AbortController();

  private constructor() {}

  static async at(address: string): Promise<WatchBoard> {
    const board = new WatchBoard();
    const answer = await fetch(`${address}/board/stream`, { signal: board.gone.signal });
    void board.read(answer.body!).catch(() => undefined);
    return board;
  }

  /** `performance.now()` when the site's flow was first seen to be at least `count`; undefined when it was not yet. */
  seenAt(siteId: string, count: number): number | undefined {
    return this.reached.get(siteId)?.find((one) => one.count >= count)?.at;
  }

  countOf(siteId: string): number {
    return this.reached.get(siteId)?.at(-1)?.count ?? 0;
  }

  leave(): void {
    this.gone.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const text = new TextDecoder();
    let rest = '';
    for await (const part of body) {
      const at = performance.now();
      const frames = (rest + text.decode(part, { stream: true })).split('\n\n');
      rest = frames.pop()!;
      for (const frame of frames) this.take(frame, at);
    }
  }

  private take(frame: string, at: number): void {
    const data = /^event: change\ndata: (.*)$/m.exec(frame)?.[1];
    if (!data) return;
    const { kind, siteId, admissions, discharges } = JSON.parse(data) as FlowChange;
    if (kind !== 'flow') return;
    const counts = this.reached.get(siteId) ?? [];
    this.reached.set(siteId, counts);
    counts.push({ count: admissions + discharges, at });
  }
}
