import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { doors } from './doors/all.ts';
import type { Find } from './finds/find.ts';

const FOLDER = join(import.meta.dirname, 'finds');
const NO_FINDS = ['find.ts', 'messages.ts'];
const names = readdirSync(FOLDER).filter((name) => !NO_FINDS.includes(name));
const finds = await Promise.all(
  names.map(async (name) => ({ name, ...((await import(`./finds/${name}`)) as { find: Find }).find })),
);

describe('what broke a property once holds now', () => {
  it.each(finds)('$name', ({ door, input }) => {
    doors.find(({ name }) => name === door)!.check(input());
  });
});
