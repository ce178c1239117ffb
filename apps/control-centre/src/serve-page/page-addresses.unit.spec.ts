import { goesToPage } from './page-addresses.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

describe('who goes to a page', () => {
  it.each(['/wall', '/desk/RPA?pillar=acute', '/beds/RPA02/RPA02-AMU', '/figures/', '/huddles/1'])(
    'is a browser at %s',
    (url) => {
      expect(goesToPage('GET', url, BROWSER)).toBe(true);
      expect(goesToPage('GET', url, '*/*')).toBe(false);
      expect(goesToPage('GET', url, undefined)).toBe(false);
      expect(goesToPage('POST', url, BROWSER)).toBe(false);
    },
  );

  it.each([
    '/board',
    '/figures?format=csv',
    '/figures/x/history',
    '/huddles/1/minutes',
    '/wallpaper',
    '/api/beds/wards',
  ])('is nobody at %s', (url) => expect(goesToPage('GET', url, BROWSER)).toBe(false));
});
