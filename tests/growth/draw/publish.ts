import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { CHARTS, draw, THEMES } from './charts.ts';
import { DOCS, type Figures } from './figures.ts';
import { cpuTable, detailTable, endsTable, memoryTable, sizingTable } from './tables.ts';

const PAGE = join(DOCS, 'growth.md');
const TABLES = { ends: endsTable, cpu: cpuTable, memory: memoryTable, sizing: sizingTable, detail: detailTable };

/** Draws the charts and writes the tables into the page. What a person wrote around them stays. */
export async function publish(figures: Figures): Promise<void> {
  for (const [name, chart] of Object.entries(CHARTS))
    for (const theme of THEMES)
      writeFileSync(join(DOCS, 'images', `growth-${name}-${theme}.svg`), await draw(figures.points, chart, theme));
  const page = fillIn(readFileSync(PAGE, 'utf8'), figures);
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
}

/** Puts each table between its marks, `<!-- cpu -->` and `<!-- /cpu -->`. Throws when a mark is missing. */
export function fillIn(page: string, { measured, machine, rounds, seconds, note, points }: Figures): string {
  const { cores, processor, memory_gb, node } = machine;
  const parts: Record<string, string> = {
    run:
      `Measured on ${measured}: ${processor}, ${cores} cores for everything together, ${memory_gb} GB, Node ${node}; ` +
      `${points[0]?.messages.toLocaleString('en-GB')} messages per point, medians of rounds: ${rounds}, ` +
      `${Math.round(seconds / 60)} minutes in all.${note ? ` ${note}` : ''}`,
    ...Object.fromEntries(Object.entries(TABLES).map(([name, table]) => [name, table(points)])),
  };
  return Object.entries(parts).reduce((text, [name, part]) => {
    const between = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- /${name} -->)`);
    if (!between.test(text)) throw new Error(`docs/growth.md has no place for "${name}": put back its two marks`);
    return text.replace(between, (_, begin: string, end: string) => `${begin}\n\n${part}\n\n${end}`);
  }, page);
}
