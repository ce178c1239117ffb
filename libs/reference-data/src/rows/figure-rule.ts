import { OneOf, Pattern, Text } from '@careway/contracts';
import { Dated } from './dated.ts';

export const FIGURE_RELATIONS = ['<', '<=', '>', '>='] as const;

/** What must hold between two figures of one place; a value that breaks it is held. */
export class FigureRule extends Dated {
  @Pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/) id: string;
  @Text({ max: 80 }) figureId: string;
  @OneOf(FIGURE_RELATIONS) relation: (typeof FIGURE_RELATIONS)[number];
  @Text({ max: 80 }) otherFigureId: string;
  @Text({ max: 200, description: 'Why, told with the value that is held' }) reason: string;
}
