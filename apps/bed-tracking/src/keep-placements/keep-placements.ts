import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { ReferenceData } from '@careway/reference-data';
import { once } from '../commands/once.ts';
import { databaseNow } from '../database/now.ts';
import { PlaceBook } from '../know-places/places.ts';
import { actOnPlacement, type Act } from './change-placement.ts';
import { hearPlacements } from './hear-placements.ts';
import { changeAnswer, placementAnswer } from './placement-answers.ts';
import { noSuchPlacement } from './placement-problems.ts';
import { readChanges, readPlacements, type Placement } from './placement-rows.ts';
import type { OnePlacement, PlacementAnswer } from './placement-shapes.ts';
import { readContinuity } from './read-care.ts';
import type {
  ChangePlacementSaid,
  ContactSaid,
  CoordinatorToldSaid,
  EndPlacementSaid,
  ReviewSaid,
  StartPlacementSaid,
} from './shapes.ts';
import { startPlacement } from './start-placement.ts';
import { contactEveryDays } from './targets.ts';

type Reads = Pick<Tx, 'query'>;

/** Which placement a command is about, under which key; `version` where it must not have changed. */
export interface About {
  key: string;
  placementId: string;
  version?: number;
}

/** The ledger of placements away: its commands, each done once in a transaction of its own, and its reading. */
@Injectable()
export class KeepPlacements {
  constructor(
    private readonly database: Database,
    private readonly reference: ReferenceData,
    private readonly book: PlaceBook,
  ) {}

  start(actor: Actor, key: string, said: StartPlacementSaid): Promise<OnePlacement> {
    const { need, receiver } = said;
    const km =
      need.homeOutcode && receiver.outcode ? this.reference.distanceKm(need.homeOutcode, receiver.outcode) : undefined;
    return this.done(actor, key, { command: 'start-placement', ...said }, async (tx) => {
      const placement = await startPlacement(tx, actor, said, km);
      // What is told late may be over by the records that are there already.
      await hearPlacements(tx, this.book.today(), [said.subjectId]);
      return placement;
    });
  }

  change(actor: Actor, about: About, said: ChangePlacementSaid): Promise<OnePlacement> {
    const { reason: _, ...details } = said;
    return this.act(actor, about, { change: 'change', said }, ({ told }) => ({ told: { ...told, ...details } }));
  }

  coordinatorTold(actor: Actor, about: About, said: CoordinatorToldSaid): Promise<OnePlacement> {
    return this.act(actor, about, { change: 'coordinator-told', said, at: said.at });
  }

  contact(actor: Actor, about: About, said: ContactSaid): Promise<OnePlacement> {
    return this.act(actor, about, { change: 'contact', said, at: said.at });
  }

  review(actor: Actor, about: About, said: ReviewSaid): Promise<OnePlacement> {
    return this.act(actor, about, { change: 'review', said, at: said.at });
  }

  end(actor: Actor, about: About, said: EndPlacementSaid): Promise<OnePlacement> {
    return this.act(actor, about, { change: 'end', said, at: said.at }, (_, endedAt) => ({
      endedAt,
      endedWhy: said.why,
      endedByRecord: false,
    }));
  }

  /** Answers of placements, in their order. */
  async shown(placements: readonly Placement[], tx: Reads = this.database): Promise<PlacementAnswer[]> {
    const now = await databaseNow(tx);
    const care = await readContinuity(tx, placements, contactEveryDays(this.reference), now);
    return placements.map((one) => placementAnswer(one, care.get(one.placementId)!, now));
  }

  /** @param mayBeOf the organisation that has a part in it; any when undefined. 404 for any other's. */
  async one(placementId: string, mayBeOf: string | undefined, tx: Reads = this.database): Promise<OnePlacement> {
    const [placement] = await readPlacements(tx, 'placement_id = $1', [placementId]);
    if (!placement || (mayBeOf !== undefined && ![placement.senderId, placement.receiverId].includes(mayBeOf)))
      throw noSuchPlacement();
    const [[answer], changes] = await Promise.all([this.shown([placement], tx), readChanges(tx, [placementId])]);
    return { ...answer!, told: placement.told, changes: changes.map(changeAnswer) };
  }

  private act(
    actor: Actor,
    { key, placementId, version }: About,
    act: Pick<Act, 'change' | 'said' | 'at'>,
    to?: Parameters<typeof actOnPlacement>[3],
  ): Promise<OnePlacement> {
    const asked = { command: `placement-${act.change}`, placementId, version, ...act.said };
    return this.done(actor, key, asked, (tx) => actOnPlacement(tx, actor, { placementId, version, ...act }, to));
  }

  private done(actor: Actor, key: string, asked: object, work: (tx: Tx) => Promise<Placement>): Promise<OnePlacement> {
    return this.database.transaction((tx) =>
      once(tx, key, actor, asked, async () => this.one((await work(tx)).placementId, undefined, tx)),
    );
  }
}
