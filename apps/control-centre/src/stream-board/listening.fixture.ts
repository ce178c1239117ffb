import { eventually } from '@careway/testing';

export interface HeardEvent {
  id: string | undefined;
  event: string;
  data: any;
}

/** A viewer that is no browser: reads the stream and keeps what it hears. */
export class Listener {
  readonly heard: HeardEvent[] = [];
  readonly retries: number[] = [];
  ended = false;
  private static readonly open = new Set<Listener>();
  private readonly gone = new AbortController();

  static async to(address: string, headers: Record<string, string> = {}, query = ''): Promise<Listener> {
    const listener = new Listener();
    const { signal } = listener.gone;
    const answer = await fetch(`${address}/board/stream${query}`, { headers, signal });
    void listener.read(answer.body!).catch(() => undefined);
    Listener.open.add(listener);
    return listener;
  }

  /** Every listener hangs up. */
  static leave(): void {
    for (const listener of Listener.open) listener.gone.abort();
    Listener.open.clear();
  }

  of(event: string): HeardEvent[] {
    return this.heard.filter((one) => one.event === event);
  }

  /** Numbers of the changes it heard, in the order it heard them. */
  seqs(): number[] {
    return this.of('change').map(({ id }) => Number(id));
  }

  until(event: string, count = 1): Promise<HeardEvent> {
    return eventually(() => this.of(event)[count - 1] ?? false);
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    const text = new TextDecoder();
    for await (const part of body) {
      const blocks = (rest + text.decode(part, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
    this.ended = true;
  }

  private take(block: string): void {
    const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
    if (fields['retry']) this.retries.push(Number(fields['retry']));
    if (fields['event'])
      this.heard.push({ id: fields['id'], event: fields['event'], data: JSON.parse(fields['data'] ?? 'null') });
  }
}
