import type { Said } from './adt-message.ts';
import type { MessageHeader } from './header.ts';
import { Segment } from './segment.ts';
import type { Separators } from './separators.ts';

/** One ER7 message, read lazily: segments are cut out and fields are found only when they are asked for. */
export class Er7Message {
  readonly header: MessageHeader;
  readonly separators: Separators;
  readonly #lines: readonly string[];
  readonly #read = new Map<string, Segment[]>();

  constructor(header: MessageHeader, separators: Separators, lines: readonly string[]) {
    this.header = header;
    this.separators = separators;
    this.#lines = lines;
  }

  /** All segments of a name, in order; none when the message has none. Names are told apart by case. */
  segments(name: string): readonly Segment[] {
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    const found: Segment[] = [];
    for (const line of this.#lines) {
      if (line.startsWith(name) && (line.length === name.length || line[name.length] === this.separators.field)) {
        found.push(new Segment(name, line, this.separators));
      }
    }
    this.#read.set(name, found);
    return found;
  }

  /** The first segment of a name. */
  segment(name: string): Segment | undefined {
    return this.segments(name)[0];
  }

  /** What was said in the first segment of a name; see `Segment.value`. */
  value(name: string, field: number, component = 1, subcomponent = 1, repetition = 1): Said<string> {
    return this.segment(name)?.value(field, component, subcomponent, repetition);
  }

  /** The repetitions of a field of the first segment of a name, as sent. */
  repetitions(name: string, field: number): string[] {
    return this.segment(name)?.repetitions(field) ?? [];
  }

  /** Site-defined segments (Z..), word for word, in order. */
  get zSegments(): string[] {
    return this.#lines.filter((line) => line.startsWith('Z'));
  }

  /** Names of all segments in order, for a decoded view. */
  get names(): string[] {
    return this.#lines.map((line) => line.slice(0, 3));
  }
}
