import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { eventually } from '@careway/testing';

const SIDEWAYS = 'document.documentElement.scrollWidth - innerWidth';

interface Looks {
  dark?: boolean;
  /** Pixels: a desk's screen when left out. */
  width?: number;
}

/** A page of the control centre in a browser window. */
export class PageScreen {
  private static readonly opened = new Set<Page>();

  private constructor(readonly page: Page) {}

  static async open(browser: Browser, url: string, { dark = false, width = 1280 }: Looks = {}): Promise<PageScreen> {
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ viewport, colorScheme: dark ? 'dark' : 'light' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    PageScreen.opened.add(page);
    await page.goto(url);
    return new PageScreen(page);
  }

  static async closeAll(): Promise<void> {
    for (const page of PageScreen.opened) await page.context().close();
    PageScreen.opened.clear();
  }

  /** Chooses one of the invented people, by name. */
  async actAs(name: string): Promise<void> {
    const who = this.page.getByLabel('You act as');
    const option = who.locator('option', { hasText: name });
    await who.selectOption(await option.getAttribute('value'));
    const session = () => this.page.evaluate<string | null>("sessionStorage.getItem('careway.session')");
    await eventually(async () => (await session())?.includes(name) ?? false);
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  /** What the keyboard is at: its words. */
  async focused(): Promise<string> {
    return tidy((await this.page.evaluate<string | null>('document.activeElement?.textContent ?? null')) ?? '');
  }

  async text(selector: string): Promise<string> {
    return tidy(await this.page.locator(selector).first().innerText());
  }

  /** Pixels by which the page is wider than the window. */
  sideways(): Promise<number> {
    return this.page.evaluate<number>(SIDEWAYS);
  }

  /** What axe finds; and a picture into the folder SCREENSHOTS, where that is set. */
  async barriers(name: string): Promise<unknown[]> {
    const folder = process.env['SCREENSHOTS'];
    if (folder) await this.page.screenshot({ path: join(folder, `${name.replaceAll('/', '-')}.png`), fullPage: true });
    return (await new AxeBuilder({ page: this.page }).analyze()).violations;
  }

  /** Lets nothing of this path through until it is let go on. */
  async cut(path: string): Promise<() => Promise<void>> {
    await this.page.route(path, (route) => route.abort());
    return () => this.page.unroute(path);
  }
}

const tidy = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();
