import type { Separators } from './separators.ts';
import { unescapeText } from './escapes.ts';
import type { Said } from './adt-message.ts';

/** One segment of a message; fields are found when they are first asked for. Numbers are 1-based, as in the standard. */
export class Segment {
  readonly name: string;
  /** The segment as it was sent. */
  readonly text: string;
  readonly #separators: Separators;
  /** Where each field starts; the place after the last end is one separator past the text. */
  #starts: number[] | undefined;

  constructor(name: string, text: string, separators: Separators) {
    this.name = name;
    this.text = text;
    this.#separators = separators;
  }

  /** The text of a field with all its repetitions, as sent; `''` when it is not there. MSH-1 is the separator itself. */
  field(number: number): string {
    const header = this.name === 'MSH' || this.name === 'BHS' || this.name === 'FHS';
    if (header && number === 1) return this.#separators.field;
    const starts = (this.#starts ??= this.#find());
    const index = header ? number - 1 : number;
    const start = starts[index];
    const next = starts[index + 1];
    return start === undefined || next === undefined || index < 1 ? '' : this.text.slice(start, next - 1);
  }

  #find(): number[] {
    const { field } = this.#separators;
    const starts = [0];
    for (let at = this.text.indexOf(field); at !== -1; at = this.text.indexOf(field, at + 1)) starts.push(at + 1);
    starts.push(this.text.length + 1);
    return starts;
  }

  /** How many fields the segment has, counted as in the standard. */
  get fields(): number {
    return (this.#starts ??= this.#find()).length - 2;
  }

  /** The repetitions of a field, as sent; none when the field is empty. */
  repetitions(number: number): string[] {
    const text = this.field(number);
    if (text === '') return [];
    return text.includes(this.#separators.repetition) ? text.split(this.#separators.repetition) : [text];
  }

  /** What was said of one value: unescaped text, `null` for `""`, undefined when empty. First of each by default. */
  value(field: number, component = 1, subcomponent = 1, repetition = 1): Said<string> {
    const text = this.field(field);
    if (text === '') return undefined;
    return this.part(nth(text, this.#separators.repetition, repetition), component, subcomponent);
  }

  /** The same within the text of one repetition. */
  part(repetition: string, component = 1, subcomponent = 1): Said<string> {
    if (repetition === '""') return null;
    const text = nth(
      nth(repetition, this.#separators.component, component),
      this.#separators.subcomponent,
      subcomponent,
    );
    if (text === '') return undefined;
    return text === '""' ? null : unescapeText(text, this.#separators);
  }
}

/** The nth (1-based) piece of a text without splitting it; `''` when there are fewer. */
const nth = (text: string, separator: string, number: number): string => {
  if (separator === '') return number === 1 ? text : '';
  let start = 0;
  for (let passed = 1; passed < number; passed += 1) {
    start = text.indexOf(separator, start) + 1;
    if (start === 0) return '';
  }
  const end = text.indexOf(separator, start);
  return end === -1 ? (start === 0 ? text : text.slice(start)) : text.slice(start, end);
};
