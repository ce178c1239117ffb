import { along, AXES } from '../points.ts';
import { CHARTS, draw, specOf, THEMES } from './charts.ts';
import { someFigures } from './figures.fixture.ts';
import { fillIn } from './publish.ts';
import { cpuTable, detailTable, endsTable, sizingTable, streamMicros } from './tables.ts';
import { AXIS_TITLES, NAMES } from './words.ts';

const { points } = someFigures();

/** The panels of a chart as they go to Vega-Lite, with the values that are drawn. */
const panelsOf = (spec: object) =>
  (spec as { hconcat: { data: { values: { at: string; part: string; value: number }[] } }[] }).hconcat;

describe('the charts', () => {
  it('have a panel for each axis, with every part at every point in milliseconds or MB', () => {
    for (const [name, chart] of Object.entries(CHARTS)) {
      const panels = panelsOf(specOf(points, chart, 'light'));
      expect(panels).toHaveLength(AXES.length);
      const kafka = panels[3]!.data.values.filter(({ part }) => part === NAMES.kafka);
      expect(kafka).toEqual(
        ['10k', '100k', '1M'].map((at) => ({ at, part: 'Kafka', value: name === 'cpu' ? 6 : 105 })),
      );
    }
  });

  it('are SVG with the words of their axes, their unit and their parts, on paper and in ink of their theme', async () => {
    for (const theme of THEMES) {
      const svg = await draw(points, CHARTS.cpu, theme);
      for (const words of ['CPU per message (ms)', ...Object.values(NAMES), 'people known', 'MLLP lines', '1M'])
        expect(svg).toContain(`>${words}<`);
      expect(svg).toContain(`fill="${theme === 'light' ? '#ffffff' : '#0d1117'}"`);
      expect(svg).not.toMatch(/NaN|undefined/);
    }
  });

  it('leave out an axis along which nothing was varied', () => {
    const few = points.filter(({ viewers }) => viewers === 0);
    expect(panelsOf(specOf(few, CHARTS.cpu, 'light'))).toHaveLength(AXES.length - 1);
  });
});

describe('the tables', () => {
  it('tell what each axis costs from its first point to its last', () => {
    const doubled = points.map((point) => (point.lines === 64 ? { ...point, accepted_per_s: 2_000 } : point));
    const row = endsTable(doubled)
      .split('\n')
      .find((line) => line.includes(AXIS_TITLES.lines))!;
    expect(row).toBe(
      '| 1 → 64 MLLP lines | 28.00 → 28.00 (× 1.00) | 1,000 → 2,000 (× 2.00) | 12 → 12 (× 1.00) | 721 → 721 (× 1.00) |',
    );
  });

  it('have a row for each point of each axis', () => {
    const rows = AXES.reduce((sum, axis) => sum + along(axis, points).length, 0);
    expect(cpuTable(points).split('\n')).toHaveLength(2 + rows);
  });

  it('tell how many messages a second of a core is good for, and how much memory to give', () => {
    expect(sizingTable(points)).toContain('| bed-tracking: hear | 333 | 20 | 102 | 50 | 192 |');
  });

  it('tell what one change on one screen costs', () => {
    expect(streamMicros(points)).toBeCloseTo(2);
    expect(detailTable(points)).toContain('2.0 µs');
  });

  it('tell what starting costs with more people, and whether a table is scanned', () => {
    const slower = points.map((point) =>
      point.patients === 1_000_000 ? { ...point, rows_scanned: 70, start_s: { ...point.start_s, accept: 9 } } : point,
    );
    expect(detailTable(slower)).toContain('2.0 s with 10k, 2.0 s with 100k, 9.0 s with 1M');
    expect(detailTable(slower)).toContain('0 with 10k, 0 with 100k, 70 with 1M');
  });
});

describe('the page', () => {
  const page = ['run', 'ends', 'sizing', 'detail', 'cpu', 'memory']
    .map((name) => `Words.\n<!-- ${name} -->\nold ${name}\n<!-- /${name} -->`)
    .join('\n');

  it('keeps what a person wrote and has new tables between its marks, however often they are put in', () => {
    const filled = fillIn(page, someFigures());
    expect(filled.match(/Words\./g)).toHaveLength(6);
    expect(filled).not.toContain('old');
    expect(filled).toContain('Measured on 2026-11-23: Example, 2 cores');
    expect(fillIn(filled, someFigures())).toBe(filled);
  });

  it('says which mark it misses', () => {
    expect(() => fillIn(page.replace('<!-- cpu -->', ''), someFigures())).toThrow('no place for "cpu"');
  });
});
