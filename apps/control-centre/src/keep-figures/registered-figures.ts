import { Injectable } from '@nestjs/common';
import type { Tx } from '@careway/database';
import { stateOfFigure } from '@careway/figures';
import type { PlacedInput } from '@careway/opel';
import type { FigureHeard } from '@careway/pressure';
import { ReferenceData } from '@careway/reference-data';
import { FiguresNow, type FiguresAsked } from '../score-opel/figures-now.ts';
import { BoardSource } from '../show-board/board-source.ts';
import { readFacts } from '../show-board/read-facts.ts';
import { holdImplausible } from './followed-figures.ts';
import { readFollowedStanding } from './keep-followed.ts';
import { readFollowed } from './read-followed.ts';

/** Figures that were observed, and those that follow from beds, ways of people, waits and placements. */
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
    const day = this.reference.at(layout.day);
    const judged = holdImplausible(await readFollowed(tx, { layout, facts, day, now }), day);
    const followed = await lastGood(tx, judged);
    const observed = facts.figures.map((one) => inputOf(one, now));
    return preferred(observed, followed).filter(
      ({ figureId, placeId }) => figureIds.includes(figureId) && placeIds.includes(placeId),
    );
  }
}

/** What is held shows its last good value, with the age of that; those that never had one stay unknown. */
async function lastGood(tx: Pick<Tx, 'query'>, judged: readonly PlacedInput[]): Promise<PlacedInput[]> {
  if (!judged.some(({ state }) => state === 'held')) return [...judged];
  const standing = await readFollowedStanding(tx);
  const good = new Map(standing.map((one) => [`${one.figureId}/${one.placeId}`, one]));
  return judged.map((one) => {
    if (one.state !== 'held') return one;
    const { value = null, asOf = null, receivedAt = null } = good.get(`${one.figureId}/${one.placeId}`) ?? {};
    return { ...one, value, asOf, receivedAt };
  });
}

/** Of a figure that is both told and followed from events, the latter: it is known person by person, and at once. */
function preferred(observed: readonly PlacedInput[], followed: readonly PlacedInput[]): PlacedInput[] {
  const known = followed.filter(({ figureId, placeId, state }) =>
    state === 'never received' ? !observed.some((one) => one.figureId === figureId && one.placeId === placeId) : true,
  );
  const keys = new Set(known.map(({ figureId, placeId }) => `${figureId}/${placeId}`));
  return [...known, ...observed.filter(({ figureId, placeId }) => !keys.has(`${figureId}/${placeId}`))];
}

/** A figure of the board as what is scored by. `now` is epoch milliseconds. */
export function inputOf(heard: FigureHeard, now: number): PlacedInput {
  const { figureId, placeId, value, asOf, receivedAt } = heard;
  return { figureId, placeId, value, asOf, receivedAt, state: stateOfFigure(heard, now) };
}
