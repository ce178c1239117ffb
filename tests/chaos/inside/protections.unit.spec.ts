import { readFileSync } from 'node:fs';
import { edited } from './edit.ts';
import { PROTECTIONS } from './protections.ts';

it.each(Object.entries(PROTECTIONS))('%s can be taken out of the sources as they stand', (_, edits) => {
  for (const edit of edits) {
    const text = readFileSync(edit.file, 'utf8');
    const without = edited(text, edit);
    expect(without).not.toBe(text);
    expect(without).not.toContain(edit.find);
  }
});

it('says which text is not where it should be', () => {
  const edit = { file: 'a.ts', find: 'locked', replace: '' };
  expect(() => edited('nothing', edit)).toThrow('a.ts has "locked" 0 times');
  expect(() => edited('locked locked', edit)).toThrow('2 times');
});
