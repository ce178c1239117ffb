import type { Tx } from '@careway/database';
import type { PlacedInput } from '@careway/opel';
import { freshnessOf, throughThePath, type Board, type BoardFacts, type BoardLayout } from '@careway/pressure';
import type { Snapshot } from '@careway/reference-data';
import { awayFigures, spaceFigures, waitFigures, type PathTrust } from './people-figures.ts';
import { readPeople } from './people-known.ts';

/** What the board knows, of one moment. */
export interface Known {
  layout: BoardLayout;
  facts: BoardFacts;
  board: Board;
  day: Snapshot;
  /** Epoch milliseconds. */
  now: number;
}

/** Figures of who waits, who is away and of section 136 spaces; none of what was never told. */
export async function readPeopleFigures(tx: Pick<Tx, 'query'>, known: Known): Promise<PlacedInput[]> {
  const { board, day, now } = known;
  const spaceWards = wardsOfSpaces(day);
  const people = await readPeople(
    tx,
    spaceWards.map(({ wardId }) => wardId),
  );
  const { waits, waitsToldAt, away, awayToldAt } = people;
  return [
    ...(waitsToldAt === null ? [] : waitFigures(waits, day, trustOf(waitsToldAt, 'mh-longest-wait', known), now)),
    ...(awayToldAt === null ? [] : awayFigures(away, day, trustOf(awayToldAt, 'mh-out-of-area', known), now)),
    ...spaceFigures(people, spaceWards, board),
  ];
}

/**
 * What bed tracking tells is as fresh as the newest heartbeat that came through it; where none ever walked, as old as
 * what was told last.
 */
function trustOf(toldAt: string, figureId: string, { facts, layout, day, now }: Known): PathTrust {
  const { heartbeats } = facts;
  const beats = heartbeats.map(({ startedAt }) => startedAt).sort();
  const expectedEverySeconds = day.figures.find(({ id }) => id === figureId)?.expectedEverySeconds ?? 3_600;
  const receivedAt = beats.at(-1) ?? toldAt;
  const heard = { receivedAt, expectedEverySeconds };
  const feed = { id: '', name: '', ...heard, state: freshnessOf(heard, now), ageSeconds: 0 };
  const { state } = throughThePath(feed, heartbeats, layout.heartbeatEverySeconds, now)!;
  return { receivedAt, state };
}

interface SpaceWard {
  wardId: string;
  providerId: string;
}

/** A day's reference data are asked with every change, and stay as they are. */
const knownSpaceWards = new WeakMap<Snapshot, readonly SpaceWard[]>();

/** Wards all of whose places are section 136 spaces. */
function wardsOfSpaces(day: Snapshot): readonly SpaceWard[] {
  const wards = knownSpaceWards.get(day) ?? findWardsOfSpaces(day);
  knownSpaceWards.set(day, wards);
  return wards;
}

function findWardsOfSpaces({ beds, wards, sites }: Snapshot): SpaceWard[] {
  const withSpaces = new Set(beds.filter(({ kind }) => kind === 'section-136-space').map(({ wardId }) => wardId));
  const withOthers = new Set(beds.filter(({ kind }) => kind !== 'section-136-space').map(({ wardId }) => wardId));
  return wards
    .filter(({ id }) => withSpaces.has(id) && !withOthers.has(id))
    .map(({ id, siteId }) => ({
      wardId: id,
      providerId: sites.find((site) => site.id === siteId)?.organisationId ?? '',
    }));
}
