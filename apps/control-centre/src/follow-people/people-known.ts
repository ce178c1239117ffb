import type { Tx } from '@careway/database';

/** Somebody who waits for a mental health bed. Instants are RFC 3339 in UTC. */
export interface WaitKnown {
  organisationId: string;
  /** Ward of reference data; null where nobody said where. */
  waitingWardId: string | null;
  decidedAt: string;
}

/** Somebody who is in a bed away. */
export interface AwayKnown {
  senderId: string;
  outOfArea: boolean;
  reasonCode: string;
  /** Null while only a later event was heard. */
  startedAt: string | null;
  /** From home; null when not known. */
  km: number | null;
}

/** Spaces of one provider's places of safety, over the wards that were heard. */
export interface SpacesKnown {
  providerId: string;
  wards: number;
  usable: number;
  open: number;
  asOf: string;
}

export interface PeopleKnown {
  waits: WaitKnown[];
  /** When anything was last told of waits; null when nothing ever was: then nobody knows whether anybody waits. */
  waitsToldAt: string | null;
  away: AwayKnown[];
  awayToldAt: string | null;
  spaces: SpacesKnown[];
}

/** Who waits and who is away now. `spaceWards` are the wards of section 136 spaces. */
export async function readPeople(tx: Pick<Tx, 'query'>, spaceWards: readonly string[]): Promise<PeopleKnown> {
  const [row] = await tx.query<{ known: { [Key in keyof PeopleKnown]: PeopleKnown[Key] | null } }>(
    `SELECT jsonb_build_object(
       'waits', (SELECT jsonb_agg(jsonb_build_object('organisationId', organisation_id, 'waitingWardId',
         waiting_ward_id, 'decidedAt', board_instant(decided_at)) ORDER BY decided_at)
         FROM bed_wait WHERE ended_at IS NULL),
       'waitsToldAt', (SELECT board_instant(max(known_at)) FROM bed_wait),
       'away', (SELECT jsonb_agg(jsonb_build_object('senderId', sender_id, 'outOfArea', out_of_area, 'reasonCode',
         reason_code, 'startedAt', board_instant(started_at), 'km', km)) FROM placement_away WHERE ended_at IS NULL),
       'awayToldAt', (SELECT board_instant(max(known_at)) FROM placement_away),
       'spaces', (SELECT jsonb_agg(space) FROM (SELECT provider_id AS "providerId", count(*) AS wards,
         sum(usable) AS usable, sum(open) AS open, board_instant(max(as_of)) AS "asOf"
         FROM ward_occupancy WHERE ward_id = ANY($1) GROUP BY provider_id) AS space)) AS known`,
    [spaceWards],
  );
  const { waits, waitsToldAt, away, awayToldAt, spaces } = row!.known;
  return { waits: waits ?? [], waitsToldAt, away: away ?? [], awayToldAt, spaces: spaces ?? [] };
}
