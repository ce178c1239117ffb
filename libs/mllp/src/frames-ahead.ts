import type { FrameEvent } from '@careway/hl7v2';

/** What was read from a line and not handled yet, first in first out; tens of thousands of it cost no more than one. */
export class FramesAhead {
  readonly #events: FrameEvent[] = [];
  #next = 0;

  get empty(): boolean {
    return this.#events.length === 0;
  }

  add(events: readonly FrameEvent[]): void {
    for (const event of events) this.#events.push(event);
  }

  /** The first that was not taken; only when not empty. */
  take(): FrameEvent {
    const event = this.#events[this.#next] as FrameEvent;
    this.#next += 1;
    if (this.#next >= this.#events.length) this.forget();
    return event;
  }

  forget(): void {
    this.#events.length = 0;
    this.#next = 0;
  }
}
