import type { Browser, Page } from 'playwright-core';

/**
 * Runs in the page (so it is plain JavaScript): keeps the numbers of all changes that the page was given. `drop` makes
 * it miss one, as a lossy proxy would.
 */
const WATCH_STREAM = `
  window.watched = { seen: [], drop: undefined };
  const listen = EventSource.prototype.addEventListener;
  EventSource.prototype.addEventListener = function (name, hear, options) {
    const watched = (event) => {
      const seq = Number(event.lastEventId);
      if (name === 'change' && seq === window.watched.drop) return;
      if (name === 'change') window.watched.seen.push(seq);
      hear(event);
    };
    listen.call(this, name, watched, options);
  };`;

/** Each drawing of a later state sets the attribute once. */
const COUNT_DRAWINGS = `
  window.drawings = 0;
  new MutationObserver((records) => (window.drawings += records.length))
    .observe(document.querySelector('.board'), { attributes: true, attributeFilter: ['data-seq'] });`;

const OVERFLOW = `(() => {
  const { scrollHeight, scrollWidth } = document.documentElement;
  const over = (tile) => [
    tile.scrollHeight - tile.clientHeight,
    tile.scrollWidth - tile.clientWidth,
    Math.max(0, tile.getBoundingClientRect().bottom - innerHeight),
  ];
  const tiles = [...document.querySelectorAll('.tile')].flatMap(over);
  return [scrollHeight - innerHeight, scrollWidth - innerWidth, ...tiles];
})()`;

/** The board in a browser window. */
export class Screen {
  private static readonly opened = new Set<Screen>();

  private constructor(readonly page: Page) {}

  static async open(browser: Browser, url: string, dark = false): Promise<Screen> {
    const context = await browser.newContext({
      viewport: { width: 1920, height: 1080 },
      colorScheme: dark ? 'dark' : 'light',
    });
    const page = await context.newPage();
    await page.addInitScript(WATCH_STREAM);
    await page.goto(url);
    const screen = new Screen(page);
    Screen.opened.add(screen);
    return screen;
  }

  /** Closes every screen: a browser keeps six connections to one host, and each screen takes one. */
  static async closeAll(): Promise<void> {
    for (const { page } of Screen.opened) await page.context().close();
    Screen.opened.clear();
  }

  /** What a figure shows, such as `RPA/usable`; the tile's figure when a site has one of the same name. */
  async figure(id: string): Promise<string> {
    return (await this.page.locator(`[data-figure="${id}"]`).first().innerText()).replaceAll(/\s+/g, ' ');
  }

  async text(selector: string): Promise<string> {
    return (await this.page.locator(selector).first().innerText()).replaceAll(/\s+/g, ' ').trim();
  }

  /** State line of a provider's tile. */
  provider(id: string): Promise<string> {
    return this.text(`[data-provider="${id}"] .state`);
  }

  shape(id: string): Promise<string | null> {
    return this.page.locator(`[data-provider="${id}"] .state .mark`).getAttribute('data-shape');
  }

  async seq(): Promise<number> {
    return Number(await this.page.locator('.board').getAttribute('data-seq'));
  }

  liveness(): Promise<string | null> {
    return this.page.locator('.board').getAttribute('data-live');
  }

  /** Numbers of the changes that the stream brought, in order. */
  changes(): Promise<number[]> {
    return this.page.evaluate('window.watched.seen');
  }

  dropChange(seq: number): Promise<void> {
    return this.page.evaluate(`void (window.watched.drop = ${seq})`);
  }

  /** From now on. */
  countDrawings(): Promise<void> {
    return this.page.evaluate(COUNT_DRAWINGS);
  }

  /** How often a later state of the board was drawn. */
  drawings(): Promise<number> {
    return this.page.evaluate('window.drawings');
  }

  /** Pixels by which the page is larger than the window, and each tile's content than the tile. */
  overflow(): Promise<number[]> {
    return this.page.evaluate(OVERFLOW);
  }
}
