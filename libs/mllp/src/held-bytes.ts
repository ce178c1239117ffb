/** What a line may hold even when all lines together hold too much: room for many messages of the usual size. */
const FAIR_BYTES = 256 * 1024;

/** What all lines of a listener hold together: frames that are not whole yet, and messages not yet answered. */
export class HeldBytes {
  readonly #most: number;
  #all = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** What one line holds of it. */
  line(): HeldByLine {
    return new HeldByLine(this);
  }

  change(by: number): void {
    this.#all += by;
  }

  get full(): boolean {
    return this.#all > this.#most;
  }
}

export class HeldByLine {
  readonly #all: HeldBytes;
  #bytes = 0;
  #closed = false;

  constructor(all: HeldBytes) {
    this.#all = all;
  }

  tell(bytes: number): void {
    if (this.#closed) return;
    this.#all.change(bytes - this.#bytes);
    this.#bytes = bytes;
  }

  /** Do all lines hold too much, and this one more than its fair part of it? */
  get tooMuch(): boolean {
    return this.#all.full && this.#bytes > FAIR_BYTES;
  }

  close(): void {
    this.tell(0);
    this.#closed = true;
  }
}
