import { isAt, PAGES } from './pages.ts';

describe('where one is', () => {
  it.each([
    ['/', 'Board'],
    ['/beds', 'Bed board'],
    ['/beds/RPA02/RPA02-AMU', 'Bed board'],
    ['/bedsx', undefined],
  ])('%s is at %s', (here, name) => {
    expect(PAGES.filter(({ path }) => isAt(path, here)).map((page) => page.name)).toEqual(name ? [name] : []);
  });
});
