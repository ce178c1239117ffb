import { Injectable } from '@nestjs/common';
import { Database } from '@careway/database';
import {
  boardAt,
  londonDay,
  type Board,
  type BoardFacts,
  type BoardLayout,
  type BoardSnapshot,
} from '@careway/pressure';
import { ReferenceData } from '@careway/reference-data';
import { problem } from '@careway/service-kit';
import { ControlCentreConfig } from '../config.ts';
import { placeOf } from '../show-board/layout-of.ts';
import { askOccupancy } from './ask-occupancy.ts';
import { differences } from './differences.ts';
import { knownNow } from './known-now.ts';
import type { DifferencesAnswer, SpanAnswer } from './shapes.ts';
import { replaySpan, shownThen } from './shown-then.ts';

interface Replayed {
  seq: number;
  layout: BoardLayout;
  facts: BoardFacts;
}

/** The board of any moment that is kept. */
@Injectable()
export class Replay {
  constructor(
    private readonly database: Database,
    private readonly reference: ReferenceData,
    private readonly config: ControlCentreConfig,
  ) {}

  async span(): Promise<SpanAnswer> {
    return (await replaySpan(this.database)) ?? { to: new Date().toISOString() };
  }

  /** As a viewer had it then, or as it is known now. `at` is RFC 3339. @throws problem 404, 422, 503 */
  async at(at: string, as: 'shown' | 'known'): Promise<BoardSnapshot & { board: Board }> {
    const shown = await this.shown(at);
    const facts = as === 'shown' ? shown.facts : (await this.known(at, shown)).facts;
    const { seq, layout } = shown;
    return { seq, serverTime: at, layout, facts, board: boardAt(layout, facts, Date.parse(at)) };
  }

  /** What was shown then and is known to have been otherwise. @throws problem 404, 422, 503 */
  async difference(at: string): Promise<DifferencesAnswer> {
    const shown = await this.shown(at);
    const { facts, knownAt } = await this.known(at, shown);
    const seen = (those: BoardFacts) => ({ facts: those, board: boardAt(shown.layout, those, Date.parse(at)) });
    const { organisations, sites } = this.reference.at(shown.layout.day);
    const names = new Map([...organisations, ...sites].map(({ id, shortName }) => [id, shortName]));
    const found = differences(seen(shown.facts), seen(facts), (placeId) => names.get(placeId) ?? placeId);
    return { at, knownAt, differences: found };
  }

  private async shown(at: string): Promise<Replayed> {
    if (Date.parse(at) > Date.now()) {
      const errors = [{ field: 'at', rule: 'is not yet', fix: 'Send a moment that is over.' }];
      throw problem(422, { title: 'The board of then is not known', errors });
    }
    const found = await shownThen(this.database, at);
    if (found) return { ...found, layout: this.layoutOf(at) };
    const { from } = await this.span();
    const detail = from ? `It is kept from ${from} on.` : 'Nothing is kept yet: ask again in a minute.';
    throw problem(404, { title: 'The board of then is not kept', detail });
  }

  private async known(at: string, { layout, facts: shown }: Replayed) {
    const occupancy = await askOccupancy(this.config.BED_TRACKING_ADDRESS, at);
    const facts = await knownNow(this.database, this.reference, { at, layout, shown, occupancy });
    return { facts, knownAt: occupancy.knownAt };
  }

  private layoutOf(at: string): BoardLayout {
    return placeOf(this.reference, londonDay(Date.parse(at)), this.config.HEARTBEAT_SECONDS).layout;
  }
}
