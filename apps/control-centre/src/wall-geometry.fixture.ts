import type { Page } from 'playwright-core';

/** What of a page's words can't be read where they stand. Lengths are CSS pixels. */
export interface Geometry {
  /** By how much the page is larger than the window: down, sideways. */
  scroll: [number, number];
  /** Words that reach out of the window or out of the box that they belong to. */
  outside: string[];
  /** Pairs of words that stand over each other. */
  overlapping: [string, string][];
  /** The smallest words, and their size. */
  smallest: { words: string; size: number };
}

/** Lines that end in an ellipsis where there is no more room; the desk has the whole of them. */
const CUT = '.wall-what, .wall-whose, .wall-since li';

/** Runs in the page, so it is plain JavaScript. `boxes` are the elements that words must stay within. */
const MEASURE = (boxes: string) => `(() => {
  const shown = (element) => !element.closest('.nhsuk-u-visually-hidden, svg, noscript, [hidden]');
  const within = ({ left, top, bottom, height, right }, box) =>
    ({ left: Math.max(left, box.left), right: Math.min(right, box.right), top, bottom, height });
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.textContent.trim() || !shown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = parseFloat(getComputedStyle(element).fontSize);
    const cut = element.closest(${JSON.stringify(CUT)})?.getBoundingClientRect();
    for (const rect of range.getClientRects())
      texts.push({ words: node.textContent.trim(), element, rect: cut ? within(rect, cut) : rect, size });
  }
  // A line of text is a little higher than its letters.
  const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 3 && a.bottom <= b.bottom + 3;
  const page = { left: 0, top: 0, right: innerWidth, bottom: Infinity };
  const boxOf = (element) => element.closest(${JSON.stringify(boxes)})?.getBoundingClientRect() ?? page;
  const outside = texts.filter(({ element, rect }) => !inside(rect, page) || !inside(rect, boxOf(element)));
  const over = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.25 * Math.min(a.height, b.height);
  const overlapping = texts.flatMap((a, at) =>
    texts.slice(at + 1).filter((b) => a.element !== b.element && over(a.rect, b.rect)).map((b) => [a.words, b.words]));
  const smallest = texts.reduce((found, one) => (one.size < found.size ? one : found));
  const { scrollHeight, scrollWidth } = document.documentElement;
  return {
    scroll: [scrollHeight - innerHeight, scrollWidth - innerWidth],
    outside: outside.map(({ words }) => words),
    overlapping,
    smallest: { words: smallest.words, size: smallest.size },
  };
})()`;

export const geometryOf = (page: Page, boxes: string): Promise<Geometry> => page.evaluate<Geometry>(MEASURE(boxes));

/** Millimetres that a screen of 85 inches, 16 to 9, is high. */
const SCREEN_MM = 1_058;
const DISTANCE_MM = 5_000;
/** Of its size, a capital of the fonts that the page asks for. */
const CAPITAL = 0.716;

/** Minutes of arc under which a capital is seen from 5 m; ISO 9241-303 asks for 16 at least. */
export function arcMinutes(size: number, windowHeight: number): number {
  const capital = ((size * CAPITAL) / windowHeight) * SCREEN_MM;
  return (Math.atan(capital / DISTANCE_MM) * 180 * 60) / Math.PI;
}
