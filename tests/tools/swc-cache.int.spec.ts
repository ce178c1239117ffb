import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTool } from './load-tool.ts';

const { compiled, keptFor } = await loadTool('swc-cache.mjs');

describe('the cache of compiled sources', () => {
  const folder = mkdtempSync(join(tmpdir(), 'careway-swc-'));
  const source = join(folder, 'source.ts');
  const write = (value: number) => writeFileSync(source, `export const value: number = ${value};\n`);
  afterAll(() => [folder, keptFor(source)].forEach((path) => rmSync(path, { recursive: true, force: true })));

  it('compiles, gives the same again, and sees a change', () => {
    write(1);
    expect(compiled(source)).toMatch(/^export const value = 1;/);
    expect(compiled(source)).toMatch(/^export const value = 1;/);
    write(2);
    expect(compiled(source)).toMatch(/^export const value = 2;/);
  });

  it('reads what is kept only for the very same text', () => {
    write(3);
    const before = compiled(source);
    writeFileSync(keptFor(source), '//another key\nexport const value = 9;');
    expect(compiled(source)).toBe(before);
  });
});
