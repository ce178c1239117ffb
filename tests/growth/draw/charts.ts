import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { along, AXES, type Axis } from '../points.ts';
import type { Point } from '../measure/point.ts';
import { PARTS, type Part } from '../measure/usage.ts';
import { AXIS_TITLES, NAMES, short } from './words.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export interface Chart {
  /** Also read out by screen readers. */
  title: string;
  /** With the unit. */
  yTitle: string;
  value: (point: Point, part: Part) => number;
}

export const CHARTS: Record<'cpu' | 'memory', Chart> = {
  cpu: {
    title: 'CPU time per message, by who spends it',
    yTitle: 'CPU per message (ms)',
    value: (point, part) => point.cpu_us[part] / 1_000,
  },
  memory: {
    title: 'Memory per process after the messages',
    yTitle: 'memory per process (MB)',
    value: (point, part) => point.memory_mb[part],
  },
};

const INK: Record<Theme, { paper: string; text: string; grid: string; parts: Record<Part, string> }> = {
  light: {
    paper: '#ffffff',
    text: '#212b32',
    grid: '#d8dde0',
    parts: {
      accept: '#005eb8',
      relay: '#0090c8',
      hear: '#d5281b',
      project: '#b35900',
      postgres: '#4c2c92',
      kafka: '#007f3b',
      redis: '#768692',
    },
  },
  dark: {
    paper: '#0d1117',
    text: '#e6edf3',
    grid: '#30363d',
    parts: {
      accept: '#6cb6ff',
      relay: '#39d3f2',
      hear: '#ff7b72',
      project: '#ffa657',
      postgres: '#c297ff',
      kafka: '#56d364',
      redis: '#adbac7',
    },
  },
};
/** Colour is not the only thing that tells the parts apart. */
const SHAPES = ['circle', 'square', 'triangle-up', 'diamond', 'cross', 'triangle-down', 'stroke'];

/** An SVG with a small panel for each axis that was varied, and a line for each part. */
export async function draw(points: readonly Point[], chart: Chart, theme: Theme): Promise<string> {
  const { spec } = compile(specOf(points, chart, theme));
  return `${await new View(parse(spec), { renderer: 'none' }).toSVG()}\n`;
}

export function specOf(points: readonly Point[], chart: Chart, theme: Theme): TopLevelSpec {
  const { paper, text, grid } = INK[theme];
  const axes = AXES.filter((axis) => along(axis, points).length > 1);
  return {
    title: { text: chart.title, anchor: 'start', offset: 12 },
    description: chart.title,
    background: paper,
    padding: 12,
    spacing: 22,
    hconcat: axes.map((axis, place) => panel(points, axis, { chart, theme, first: place === 0 })),
    resolve: { scale: { y: 'shared' } },
    config: {
      font: 'Arial, Helvetica, sans-serif',
      title: { color: text, fontSize: 15 },
      axis: {
        labelColor: text,
        titleColor: text,
        gridColor: grid,
        domainColor: text,
        tickColor: text,
        labelFontSize: 11,
      },
      legend: { labelColor: text, titleColor: text, labelFontSize: 12, labelLimit: 240, symbolSize: 70 },
      view: { stroke: null },
    },
  };
}

/** `instances of bed-tracking` is wider than its panel. */
const inTwoLines = (title: string): string[] => title.split(/(?<= of) /);

interface Look {
  chart: Chart;
  theme: Theme;
  /** The one that carries the axis for all. */
  first: boolean;
}

function panel(points: readonly Point[], axis: Axis, { chart, theme, first }: Look) {
  const values = along(axis, points).flatMap((point) =>
    PARTS.map((part) => ({ at: short(point[axis]), part: NAMES[part], value: chart.value(point, part) })),
  );
  const names = PARTS.map((part) => NAMES[part]);
  const colours = PARTS.map((part) => INK[theme].parts[part]);
  return {
    width: 128,
    height: 240,
    data: { values },
    mark: { type: 'line' as const, point: { size: 45, filled: true }, strokeWidth: 2 },
    encoding: {
      x: {
        field: 'at',
        type: 'ordinal' as const,
        sort: null,
        title: inTwoLines(AXIS_TITLES[axis]),
        axis: { labelAngle: 0, grid: false },
      },
      y: {
        field: 'value',
        type: 'quantitative' as const,
        title: first ? chart.yTitle : null,
        axis: first ? { tickCount: 6 } : { labels: false, ticks: false, domain: false, tickCount: 6 },
      },
      color: {
        field: 'part',
        type: 'nominal' as const,
        sort: null,
        scale: { domain: names, range: colours },
        legend: { title: null, orient: 'bottom' as const, columns: 4 },
      },
      shape: { field: 'part', type: 'nominal' as const, sort: null, scale: { domain: names, range: SHAPES } },
    },
  };
}
