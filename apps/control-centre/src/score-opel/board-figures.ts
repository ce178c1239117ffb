import { Injectable } from '@nestjs/common';
import type { Tx } from '@careway/database';
import type { PlacedInput } from '@careway/opel';
import { boardAt, worstOf, type Figure, type ProviderNow } from '@careway/pressure';
import { BoardSource } from '../show-board/board-source.ts';
import { readFacts } from '../show-board/read-facts.ts';
import { FiguresNow, type FiguresAsked } from './figures-now.ts';

/** Occupancy of the bed base, by the name that the tables have for it: the beds of a provider are of one kind here. */
const OCCUPANCY = ['ga-occupancy', 'mh-occupancy'];

/** Figures that follow from what the board shows; what no event tells was never received. */
@Injectable()
export class BoardFigures extends FiguresNow {
  constructor(private readonly source: BoardSource) {
    super();
  }

  async read(tx: Pick<Tx, 'query'>, { figureIds, placeIds }: FiguresAsked, now: number): Promise<PlacedInput[]> {
    const { layout, bedWards } = this.source.placeAt(now);
    const { facts } = await readFacts(tx, bedWards, now);
    const providers = boardAt(layout, facts, now).providers.filter(({ id }) => placeIds.includes(id));
    const wanted = OCCUPANCY.filter((figureId) => figureIds.includes(figureId));
    return providers.flatMap((provider) => wanted.map((figureId) => occupancyOf(provider, figureId)));
  }
}

function occupancyOf({ id, figures: { open, occupied } }: ProviderNow, figureId: string): PlacedInput {
  const value = percentOf(occupied, open);
  const state = worstOf([open.state, occupied.state]);
  return { placeId: id, figureId, value, state, asOf: occupied.asOf, receivedAt: occupied.receivedAt };
}

/** Of sites that are not all known, or where no bed is open, there is no occupancy. */
const percentOf = (occupied: Figure, open: Figure): number | null =>
  occupied.value === null || open.value === null || open.value === 0 ? null : (100 * occupied.value) / open.value;
