import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { once } from '@careway/commands';
import { Database, type Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import { boardAt, type BoardSnapshot } from '@careway/pressure';
import { ReferenceData } from '@careway/reference-data';
import { problem } from '@careway/service-kit';
import { BoardSource } from '../show-board/board-source.ts';
import { changesSince } from './changes-since.ts';
import {
  readHuddle,
  readLastHuddle,
  storeClosed,
  storeDone,
  storeEntry,
  storeHuddle,
  type HuddleRow,
  type NewEntry,
} from './huddle-rows.ts';
import type { NameOf } from './name-scores.ts';
import type { ChangesSince } from './shapes.ts';

/** Opens huddles on a copy of the board, and keeps what is decided and agreed in them. */
@Injectable()
export class Huddles {
  constructor(
    private readonly database: Database,
    private readonly source: BoardSource,
    private readonly reference: ReferenceData,
  ) {}

  /** Gives its id. */
  async open(key: string, actor: Actor, title: string): Promise<string> {
    const snapshot = await this.source.snapshot();
    const { huddleId } = await this.database.transaction((tx) =>
      once(tx, key, actor, { command: 'open-huddle', title }, async () => {
        const opened = { huddleId: randomUUID(), title, snapshot };
        await storeHuddle(tx, opened, actor);
        return { huddleId: opened.huddleId };
      }),
    );
    return huddleId;
  }

  /** @throws problem 404, and 409 once the huddle is closed */
  add(key: string, actor: Actor, huddleId: string, entry: NewEntry): Promise<unknown> {
    return this.change(key, actor, { command: 'add-to-huddle', huddleId, ...entry }, async (tx) => {
      mustBeOpen(await readHuddle(tx, huddleId, 'FOR UPDATE'));
      await storeEntry(tx, huddleId, entry, actor);
    });
  }

  /** Also of a huddle that is closed. @throws problem 404 where there is no such open action */
  done(
    key: string,
    actor: Actor,
    action: { huddleId: string; number: number; says?: string | undefined },
  ): Promise<unknown> {
    return this.change(key, actor, { command: 'action-done', ...action }, async (tx) => {
      if ((await storeDone(tx, action, actor)) > 0) return;
      throw problem(404, { title: 'There is no such open action', detail: 'GET /huddles/:id lists its actions.' });
    });
  }

  /** @throws problem 404, and 409 when it is closed already */
  close(key: string, actor: Actor, closing: { huddleId: string; summary?: string | undefined }): Promise<unknown> {
    return this.change(key, actor, { command: 'close-huddle', ...closing }, async (tx) => {
      mustBeOpen(await readHuddle(tx, closing.huddleId, 'FOR UPDATE'));
      await storeClosed(tx, closing, actor);
    });
  }

  /** What is otherwise now than on the board of the last huddle. */
  async changes(): Promise<ChangesSince> {
    const [last, now] = await Promise.all([readLastHuddle(this.database), this.source.snapshot()]);
    if (!last) return { changes: [] };
    const { huddleId, openedAt } = last.huddle;
    const changes = changesSince(seen(last.snapshot), seen(now), this.namesOn(now.layout.day));
    return { huddleId, openedAt, changes };
  }

  /** Short names of organisations and sites on a day, Europe/London. */
  namesOn(day: string): NameOf {
    const { organisations, sites } = this.reference.at(day);
    const names = new Map([...organisations, ...sites].map(({ id, shortName }) => [id, shortName]));
    return (placeId) => names.get(placeId) ?? placeId;
  }

  private change(key: string, actor: Actor, body: object, work: (tx: Tx) => Promise<void>): Promise<unknown> {
    return this.database.transaction((tx) =>
      once(tx, key, actor, body, async () => {
        await work(tx);
        return {};
      }),
    );
  }
}

const seen = (snapshot: BoardSnapshot) => ({
  facts: snapshot.facts,
  board: boardAt(snapshot.layout, snapshot.facts, Date.parse(snapshot.serverTime)),
});

function mustBeOpen(found: HuddleRow | undefined): void {
  if (!found) throw noSuchHuddle();
  if (found.huddle.closedAt)
    throw problem(409, { title: 'The huddle is closed', detail: `It was closed at ${found.huddle.closedAt}.` });
}

export const noSuchHuddle = () =>
  problem(404, { title: 'There is no such huddle', detail: 'GET /huddles lists them.' });
