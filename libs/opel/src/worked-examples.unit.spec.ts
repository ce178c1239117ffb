import { readFileSync } from 'node:fs';
import path from 'node:path';
import { levelOf, scorePillar, scoreSystem, type Case, type Score } from './index.ts';
import { inputOf, WORKED } from './worked-framework.fixture.ts';

const PAGE = readFileSync(path.join(import.meta.dirname, 'worked-examples.md'), 'utf8');
const ACUTE = WORKED.pillars[0]!;

/** The rows of the table under a heading, by the names of its columns. */
function tableOf(heading: string): Record<string, string>[] {
  const section = PAGE.split(/^## /m).find((text) => text.startsWith(heading))!;
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  const [names = [], , ...cells] = rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return cells.map((row) => Object.fromEntries(row.map((cell, at) => [names[at]!, cell])));
}

const said = (value: number | null): string => (value === null ? '-' : String(value));
const saidCase = ({ points, level }: Case): string => `${points}/${level}`;

describe('scores worked by hand', () => {
  it.each(tableOf('Providers'))('provider $provider', (row) => {
    const inputs = ACUTE.parameters.map(({ figureId }) => inputOf(figureId, row[figureId]!));
    const { points, level, best, worst } = scorePillar(ACUTE, inputs);
    expect({ points: said(points), level: said(level), best: saidCase(best), worst: saidCase(worst) }).toEqual({
      points: row['points'],
      level: row['level'],
      best: row['best'],
      worst: row['worst'],
    });
  });

  it.each(tableOf('Totals'))('a total of $points is OPEL $level', ({ points, level }) =>
    expect(levelOf(Number(points), ACUTE.cutOffs)).toBe(Number(level)),
  );

  it.each(tableOf('Systems'))('a system of $scores weighed $weights', (row) => {
    const weights = row['weights']!.split(', ').map(Number);
    const providers = row['scores']!.split(', ').map((score, at) => ({
      placeId: `P${at}`,
      name: `P${at}`,
      pillar: 'acute' as const,
      weight: weights[at]!,
      score: exactly(Number(score)),
    }));
    const { overall, pillars } = scoreSystem(WORKED, providers);
    expect(overall.points).toBeCloseTo(Number(row['points']), 6);
    expect(overall.level).toBe(Number(row['level']));
    expect(pillars[0]!.points).toBe(overall.points);
  });
});

function exactly(points: number): Score {
  const both = { points, level: levelOf(points, ACUTE.cutOffs) };
  return { ...both, maxPoints: 44, best: both, worst: both, unsure: [], provisional: false };
}
