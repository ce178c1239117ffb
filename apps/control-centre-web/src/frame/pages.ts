/** The pages, in the order of the menu. What each shows is in app.tsx. */
export const PAGES = [
  { path: '/wall', name: 'Wall' },
  { path: '/', name: 'Board' },
  { path: '/desk', name: 'Desk' },
  { path: '/alerts', name: 'Alerts' },
  { path: '/huddles', name: 'Huddles' },
  { path: '/triggers', name: 'Triggers' },
  { path: '/figures', name: 'Figures' },
  { path: '/feeds', name: 'Feeds' },
  { path: '/replay', name: 'Replay' },
  { path: '/tuning', name: 'Tuning' },
  { path: '/beds', name: 'Bed board' },
  { path: '/find', name: 'Find a place' },
  { path: '/out-of-area', name: 'Out of area' },
  { path: '/ways-home', name: 'Ways home' },
] as const;

/** Is `here` the page, or below it? */
export const isAt = (path: string, here: string): boolean =>
  path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`);
