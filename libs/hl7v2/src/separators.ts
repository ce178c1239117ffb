/** The separators one message declares in MSH-1 and MSH-2. An empty `subcomponent` means the message has none. */
export interface Separators {
  field: string;
  component: string;
  repetition: string;
  escape: string;
  subcomponent: string;
}

/** What nearly every sender uses, and what is answered when a message declares nothing readable. */
export const USUAL_SEPARATORS: Separators = {
  field: '|',
  component: '^',
  repetition: '~',
  escape: '\\',
  subcomponent: '&',
};

/**
 * Is this character fit to separate: printable ASCII that is no letter, digit or space, nor one that timestamps, versions
 * and `""` are written with?
 */
export const separates = (character: string | undefined): boolean =>
  character !== undefined && /^[!#-*,/:-@[-`{-~]$/.test(character);

/**
 * Reads MSH-1 and MSH-2 of a header segment (MSH, BHS or FHS). MSH-2 has 3 to 5 characters: a fifth is the truncation
 * character of 2.7; some senders double the escape character (`^~\\&`). Undefined when they cannot separate anything.
 */
export const readSeparators = (segment: string): Separators | undefined => {
  if (segment.startsWith('|^~\\&|', 3)) return USUAL_SEPARATORS;
  const field = segment[3];
  if (!separates(field) || field === undefined) return undefined;
  const end = segment.indexOf(field, 4);
  const declared = end === -1 ? segment.slice(4) : segment.slice(4, end);
  if (declared.length < 3 || declared.length > 5) return undefined;
  const [component, repetition, escape, fourth = '', fifth = ''] = declared as unknown as [string, string, string];
  const subcomponent = fourth === escape ? fifth : fourth;
  const all = [field, component, repetition, escape, subcomponent].filter((character) => character !== '');
  if (!all.every(separates) || new Set(all).size !== all.length) return undefined;
  return { field, component, repetition, escape, subcomponent };
};

/** What to answer with where a header declares nothing usable: its field separator, if it is one, and the usual others. */
export const separatorsAround = (field: string | undefined): Separators => {
  if (field === undefined || !separates(field)) return USUAL_SEPARATORS;
  const others = Object.entries({ ...USUAL_SEPARATORS, field });
  return Object.fromEntries(
    others.map(([name, character]) => [
      name,
      name !== 'field' && character === field ? USUAL_SEPARATORS.field : character,
    ]),
  ) as unknown as Separators;
};
