/** Things to come, the earliest first: a binary heap. Two at one moment come in the order they were put. */
export class Agenda<Item> {
  private readonly heap: { at: number; order: number; item: Item }[] = [];
  private order = 0;

  get size(): number {
    return this.heap.length;
  }

  /** When the earliest is due; `Infinity` when there is none. */
  get nextAt(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  put(at: number, item: Item): void {
    this.heap.push({ at, order: this.order++, item });
    let child = this.heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.before(child, parent)) break;
      this.swap(child, parent);
      child = parent;
    }
  }

  /** The earliest, if it is due by a moment. */
  takeDue(until: number): { at: number; item: Item } | undefined {
    return this.nextAt <= until ? this.take() : undefined;
  }

  take(): { at: number; item: Item } | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (!first || !last || this.heap.length === 0) return first;
    this.heap[0] = last;
    this.sink();
    return first;
  }

  private sink(): void {
    let parent = 0;
    for (;;) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2])
        if (child < this.heap.length && this.before(child, least)) least = child;
      if (least === parent) return;
      this.swap(parent, least);
      parent = least;
    }
  }

  private before(a: number, b: number): boolean {
    const [one, other] = [this.heap[a]!, this.heap[b]!];
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b]!, this.heap[a]!];
  }
}
