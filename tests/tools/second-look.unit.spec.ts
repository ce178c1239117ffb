import { loadTool } from './load-tool.ts';

const { forSecondLook } = await loadTool('testing/second-look.mjs');

const SOURCES: Record<string, string> = { 'libs/c/c.model.int.spec.ts': `import fc from 'fast-check';` };
const read = (path: string) => SOURCES[path] ?? `import { eventually } from '@careway/testing';`;

describe('which failed files are run once more', () => {
  it.each([
    ['int', 'apps/a/a.int.spec.ts'],
    ['e2e', 'apps/b/b.e2e.spec.ts'],
  ])('is one of the kind %s, which has deadlines to miss', (kind, path) => {
    expect(forSecondLook(kind, [path], read)).toEqual([path]);
  });

  it.each([
    ['unit', 'libs/a/a.unit.spec.ts'],
    ['proof', 'tests/chaos/campaign.proof.spec.ts'],
    ['int', 'libs/c/c.model.int.spec.ts'],
    ['int', 'tests/fuzz/line.int.spec.ts'],
  ])('is none of the kind %s that has no deadline or judges what chance brings: %s', (kind, path) => {
    expect(forSecondLook(kind, [path], read)).toEqual([]);
  });

  it('is none when so many failed that it is not the machine', () => {
    expect(forSecondLook('int', ['1', '2', '3', '4'], read)).toEqual([]);
  });
});
