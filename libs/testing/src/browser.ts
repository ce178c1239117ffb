import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';
import { closing } from './closing.ts';
import { eventually } from './eventually.ts';

const DEBIAN = '/usr/bin/chromium';

/**
 * A real headless Chromium: the one at CHROMIUM_PATH, else Debian's, else the one that npm brought. Closed after the
 * spec file. Pages are made with `browser.newPage()`.
 */
export async function testBrowser(): Promise<Browser> {
  const found = await executable();
  // Another worker may be unpacking it at this moment.
  const browser = await eventually(() => chromium.launch(found));
  closing(() => browser.close());
  return browser;
}

/** As root Chromium can't make a sandbox; the pages are our own. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

async function executable(): Promise<{ executablePath: string; args: string[] }> {
  const found = [process.env['CHROMIUM_PATH'], DEBIAN].find((path) => path && existsSync(path));
  if (found) return { executablePath: found, args: ARGS };
  return { executablePath: await sparticuz.executablePath(), args: [...ARGS, '--headless=shell'] };
}
