import { randomUUIDv7 } from 'node:crypto';
import { domainEvent, WayHomeDecided, type DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import type { Actor } from '@careway/identity';
import type { RankedPerson } from '@careway/out-of-area';
import { problem } from '@careway/service-kit';
import { databaseNow } from '../database/now.ts';
import type { HoldAsked } from '../reserve-places/hold-place.ts';
import type { Reservation } from '../reserve-places/reservation-rows.ts';
import type { DecideWayHome } from './shapes.ts';
import { KEPT } from './store-ways-home.ts';
import { readWayHome, type WayHomeRow } from './way-home-rows.ts';

/** The longest hold there is: whoever is to come may have a long way. */
const HOLD_MS = 4 * 3_600_000;

/**
 * Keeps what a person decided, with what they saw, and does it: to bring somebody home holds the place for them.
 * Gives the event that tells of it. Throws problem 404, 409, 422.
 */
export async function decideWayHome(
  tx: Tx,
  wayHomeId: string,
  { decision, placementId, reason }: DecideWayHome,
  actor: Actor,
  holdPlace: (tx: Tx, asked: HoldAsked) => Promise<Reservation>,
): Promise<DomainEvent> {
  const way = await lockWayHome(tx, wayHomeId);
  const person = decision === 'keep-for-others' ? undefined : personOf(way, placementId);
  const decidedAt = await databaseNow(tx);
  const hold = decision === 'bring-home' && person && (await holdAsked(tx, way, person, { reason, actor, decidedAt }));
  const reservationId = hold ? (await holdPlace(tx, hold)).reservationId : undefined;
  const over = decision === 'not-this-person' ? undefined : decision === 'bring-home' ? 'decided: bring home' : KEPT;
  await Promise.all([
    tx.execute(
      `INSERT INTO way_home_decision
         (way_home_id, number, decided_at, decision, placement_id, reason, actor, reservation_id, shown)
       SELECT way_home_id, (SELECT count(*) FROM way_home_decision AS made WHERE made.way_home_id = way_home.way_home_id),
         $2, $3, $4, $5, $6, $7, people
       FROM way_home WHERE way_home_id = $1`,
      [
        wayHomeId,
        decidedAt,
        decision,
        person?.placementId ?? null,
        reason,
        JSON.stringify(actor),
        reservationId ?? null,
      ],
    ),
    over &&
      tx.execute('UPDATE way_home SET closed_at = $2, closed_because = $3 WHERE way_home_id = $1', [
        wayHomeId,
        decidedAt,
        over,
      ]),
  ]);
  const data = {
    wayHomeId,
    placeId: way.place_id,
    decision,
    ...(person && { placementId: person.placementId, rank: person.rank }),
    ...(reservationId && { reservationId }),
    decidedByRole: actor.role,
    decidedByOrganisationId: actor.organisationId,
    decidedAt,
  };
  return domainEvent(WayHomeDecided, { id: randomUUIDv7(), subject: way.place_id, time: decidedAt }, data);
}

/** What is to be held, as the place is now: that it was free when somebody looked is a way home's whole point. */
async function holdAsked(
  tx: Tx,
  { place_id: placeId }: WayHomeRow,
  { subjectId }: RankedPerson,
  { reason, actor, decidedAt }: { reason: string; actor: Actor; decidedAt: string },
): Promise<HoldAsked> {
  const [row] = await tx.query<{ version: string }>('SELECT version FROM place WHERE place_id = $1', [placeId]);
  const until = new Date(Date.parse(decidedAt) + HOLD_MS).toISOString();
  return { placeId, version: Number(row?.version ?? 0), subjectId, until, reason, actor };
}

async function lockWayHome(tx: Tx, wayHomeId: string): Promise<WayHomeRow> {
  const [, way] = await Promise.all([
    tx.query('SELECT 1 FROM way_home WHERE way_home_id = $1 FOR UPDATE', [wayHomeId]),
    readWayHome(tx, wayHomeId),
  ]);
  if (!way) throw problem(404, { title: 'No such way home', detail: 'GET /ways-home has those that are open.' });
  if (way.closed_at)
    throw problem(409, {
      title: 'The way home is over',
      detail: `It ended at ${way.closed_at.toISOString()}: ${way.closed_because}.`,
    });
  return way;
}

function personOf(way: WayHomeRow, placementId: string | undefined): RankedPerson {
  const fix = 'Send the placementId of one of its people, or decide keep-for-others.';
  if (!placementId)
    throw problem(422, {
      title: 'The decision does not say about whom',
      errors: [{ field: 'placementId', rule: 'is needed for this decision', fix }],
    });
  const person = way.people.find((one) => one.placementId === placementId);
  if (person) return person;
  const why = way.excluded.find((one) => one.placementId === placementId)?.why.join(', ');
  throw problem(409, {
    title: 'The place is no way home for this person',
    detail: why ? `${why[0]!.toUpperCase()}${why.slice(1)}.` : 'They are not away now.',
    errors: [{ field: 'placementId', rule: 'is not among the people of the way home', fix }],
  });
}
