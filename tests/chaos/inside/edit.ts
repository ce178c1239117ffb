import type { Edit } from './protections.ts';

/** The text after the edit. Throws when what is to be replaced does not stand there exactly once. */
export function edited(text: string, { file, find, replace }: Edit): string {
  const found = text.split(find).length - 1;
  if (found !== 1)
    throw new Error(`${file} has "${find}" ${found} times, not once: change tests/chaos/inside/protections.ts`);
  return text.replace(find, () => replace);
}
