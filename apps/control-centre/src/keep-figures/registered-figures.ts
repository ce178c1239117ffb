import { Injectable } from '@nestjs/common';
import type { Tx } from '@careway/database';
import { stateOfFigure } from '@careway/figures';
import type { PlacedInput } from '@careway/opel';
import { boardAt, type FigureHeard } from '@careway/pressure';
import { ReferenceData } from '@careway/reference-data';
import { FiguresNow, type FiguresAsked } from '../score-opel/figures-now.ts';
import { BoardSource } from '../show-board/board-source.ts';
import { readFacts } from '../show-board/read-facts.ts';
import { followedFigures } from './followed-figures.ts';

/** Figures that were observed, and those that follow from the beds and the ways of people on the board. */
@Injectable()
export class RegisteredFigures extends FiguresNow {
  constructor(
    private readonly source: BoardSource,
    private readonly reference: ReferenceData,
  ) {
    super();
  }

  async read(tx: Pick<Tx, 'query'>, { figureIds, placeIds }: FiguresAsked, now: number): Promise<PlacedInput[]> {
    const { layout, bedWards } = this.source.placeAt(now);
    const { facts } = await readFacts(tx, bedWards, now);
    const followed = followedFigures(boardAt(layout, facts, now), this.reference.at(layout.day));
    const observed = facts.figures.map((one) => inputOf(one, now));
    return [...followed, ...observed].filter(
      ({ figureId, placeId }) => figureIds.includes(figureId) && placeIds.includes(placeId),
    );
  }
}

function inputOf(heard: FigureHeard, now: number): PlacedInput {
  const { figureId, placeId, value, asOf, receivedAt } = heard;
  return { figureId, placeId, value, asOf, receivedAt, state: stateOfFigure(heard, now) };
}
