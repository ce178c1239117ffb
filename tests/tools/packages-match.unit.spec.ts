import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTool } from './load-tool.ts';

const { packagesMatch } = await loadTool('ensure-packages.mjs');

const PINNED = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b-darwin': { version: '1.0.0', optional: true },
};

describe('whether node_modules is what package-lock.json pins', () => {
  let folder: string;
  const write = (file: string, packages: object) => writeFileSync(join(folder, file), JSON.stringify({ packages }));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'careway-packages-'));
    mkdirSync(join(folder, 'node_modules'));
    write('package-lock.json', PINNED);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('needs no package of another platform', () => {
    write('node_modules/.package-lock.json', { 'node_modules/a': { version: '1.0.0' } });
    expect(packagesMatch(folder)).toBe(true);
  });

  it.each([
    ['nothing was installed', undefined],
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/a': { version: '1.0.1' } }],
  ])('is false when %s', (_, there) => {
    if (there) write('node_modules/.package-lock.json', there);
    expect(packagesMatch(folder)).toBe(false);
  });
});
