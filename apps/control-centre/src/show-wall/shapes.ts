import { Decimal, Instant, ListOf, OneOf, Text, Whole } from '@careway/contracts';
import type { Level, OpelPillar } from '@careway/opel';
import { FIGURE_STATES, type FigureState } from '@careway/pressure';
import { OPEL_PILLARS } from '../score-opel/shapes.ts';

/** How far a line can be believed; `not connected`: no service tells it yet. */
export const LINE_STATES = [...FIGURE_STATES, 'not connected'] as const;
export type LineState = FigureState | 'not connected';

/** One line under the wall. What is unknown is null, never 0. */
export class WallLine {
  @Text({ max: 40 }) id: string;
  @Text({ max: 20, description: 'Short enough for the wall' }) name: string;
  @Decimal({ min: -1e12, max: 1e12, nullable: true, description: 'Exact, or the last one known; null when unknown' })
  value: number | null;
  @Text({ max: 20 }) unit: string;
  @Instant({ nullable: true, description: 'The latest moment that it is about' }) asOf: string | null;
  @Instant({ nullable: true, description: 'When the part that was heard longest ago was received' })
  receivedAt: string | null;
  @Whole({ nullable: true }) expectedEverySeconds: number | null;
  @OneOf(LINE_STATES) state: LineState;
  @Text({ max: 40, description: 'The value in words: 41 h, ≥ 3 of 5, not connected; a dash when unknown' })
  says: string;
  @Text({ max: 400, optional: true, description: 'What else is known of it, such as the parts that are missing' })
  more?: string;
}

/** The level that counted an hour ago. */
export class LevelBefore {
  @Text({ max: 20, description: 'ODS code' }) placeId: string;
  @OneOf(OPEL_PILLARS) pillar: OpelPillar;
  @Whole({ min: 1, max: 4, nullable: true }) level: Level | null;
}

/** What the wall shows besides the board: always eight lines, always in this order. */
export class WallAnswer {
  @Instant() at: string;
  @ListOf(() => WallLine, { max: 8 }) lines: WallLine[];
  @ListOf(() => LevelBefore, { max: 200 }) before: LevelBefore[];
}
