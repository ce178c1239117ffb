/** The addresses of the page besides `/`; `*` is one name. Some are addresses of the API as well. */
const PAGES = [
  '/alerts',
  '/alerts/*',
  '/beds',
  '/beds/*',
  '/beds/*/*',
  '/desk',
  '/desk/*',
  '/feeds',
  '/figures',
  '/figures/*',
  '/find',
  '/huddles',
  '/huddles/*',
  '/out-of-area',
  '/out-of-area/*',
  '/replay',
  '/triggers',
  '/triggers/*',
  '/tuning',
  '/wall',
  '/ways-home',
];

const MATCHING = PAGES.map((page) => new RegExp(`^${page.replaceAll('*', '[^/]+')}/?$`));

/**
 * Whether a browser goes to a page. What is asked by a program, or in another format (`?format=csv`), is the API's.
 * `url` is the path and query of the request, `accept` its header.
 */
export function goesToPage(method: string, url: string, accept = ''): boolean {
  const [path = '', query = ''] = url.split('?');
  if (method !== 'GET' || !accept.includes('text/html')) return false;
  return !new URLSearchParams(query).has('format') && MATCHING.some((page) => page.test(path));
}
