import type { PlacedInput } from '@careway/opel';
import { londonDay, type Board, type FigureState } from '@careway/pressure';
import { placesOfFigure, type Snapshot } from '@careway/reference-data';
import type { AwayKnown, PeopleKnown, WaitKnown } from './people-known.ts';

/** NHS England's limit from the decision to admit. */
const LIMIT_MS = 12 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** National reason code of an inappropriate placement. */
const INAPPROPRIATE = '10';

/** How far what bed tracking tells can be believed, and the moment up to which it was heard. RFC 3339. */
export interface PathTrust {
  receivedAt: string;
  state: FigureState;
}

type Told = Pick<PlacedInput, 'asOf' | 'receivedAt' | 'state'>;

/** What does not grow by itself was so at the moment up to which it was heard. */
const toldBy = ({ receivedAt, state }: PathTrust): Told => ({ asOf: receivedAt, receivedAt, state });

/**
 * How long the longest current wait is and how many are over twelve hours, at each provider, worked out from the
 * decisions: at `now` (epoch ms), since a wait grows whether or not somebody tells of it.
 */
export function waitFigures(waits: readonly WaitKnown[], day: Snapshot, trust: PathTrust, now: number): PlacedInput[] {
  const told = toldBy(trust);
  const inDepartments = waits.filter(({ waitingWardId }) => mayBeInDepartment(waitingWardId, day));
  const byPlace = Map.groupBy(inDepartments, (wait) => placeOf(wait, day));
  return placesOf('mh-longest-wait', day).flatMap((placeId) => {
    const waited = (byPlace.get(placeId) ?? []).map(({ decidedAt }) => Math.max(0, now - Date.parse(decidedAt)));
    // Whoever has waited for seconds waits: 0 is nobody.
    const longest = waited.length === 0 ? 0 : Math.max(1, Math.floor(Math.max(...waited) / MINUTE_MS));
    return [
      { figureId: 'mh-longest-wait', placeId, value: longest, ...told },
      { figureId: 'mh-waits-over-12-hours', placeId, value: waited.filter((ms) => ms > LIMIT_MS).length, ...told },
    ];
  });
}

/** Somebody of whom nobody said where they wait is not left out. */
function mayBeInDepartment(wardId: string | null, { wards }: Snapshot): boolean {
  const ward = wards.find(({ id }) => id === wardId);
  return ward === undefined || ward.kind === 'emergency-department';
}

/** The provider where the person waits, or else the one that asked. */
function placeOf({ waitingWardId, organisationId }: WaitKnown, { wards, sites }: Snapshot): string {
  const siteId = wards.find(({ id }) => id === waitingWardId)?.siteId;
  return sites.find(({ id }) => id === siteId)?.organisationId ?? organisationId;
}

/** People away out of area, their nights so far and the furthest from home, of each provider that sends people. */
export function awayFigures(away: readonly AwayKnown[], day: Snapshot, trust: PathTrust, now: number): PlacedInput[] {
  const told = toldBy(trust);
  const counted = away.filter(({ outOfArea, reasonCode }) => outOfArea && reasonCode === INAPPROPRIATE);
  return placesOf('mh-out-of-area', day).flatMap((placeId) => {
    const theirs = counted.filter(({ senderId }) => senderId === placeId);
    const figure = (figureId: string, value: number | null) => ({ figureId, placeId, value, ...told });
    return [
      figure('mh-out-of-area', theirs.length),
      figure('mh-out-of-area-nights', nightsOf(theirs, now)),
      figure('mh-out-of-area-furthest', furthestOf(theirs)),
    ];
  });
}

/** Midnights in Europe/London since each began; null when of somebody it is not known since when. */
function nightsOf(away: readonly AwayKnown[], now: number): number | null {
  if (away.some(({ startedAt }) => startedAt === null)) return null;
  const today = Date.parse(londonDay(now));
  const nights = away.map(({ startedAt }) => (today - Date.parse(londonDay(Date.parse(startedAt!)))) / DAY_MS);
  return nights.reduce((sum, one) => sum + Math.max(0, one), 0);
}

/** Of those whose home is known: null when somebody is away and it is known of nobody. */
function furthestOf(away: readonly AwayKnown[]): number | null {
  const known = away.flatMap(({ km }) => km ?? []);
  return away.length > 0 && known.length === 0 ? null : Math.max(0, ...known);
}

/** Free and open section 136 spaces, as old as the provider's feed; unknown while a ward of them was not heard. */
export function spaceFigures(
  { spaces }: Pick<PeopleKnown, 'spaces'>,
  spaceWards: readonly { providerId: string }[],
  { providers }: Board,
): PlacedInput[] {
  return spaces.flatMap(({ providerId, wards, usable, open, asOf }) => {
    const provider = providers.find(({ id }) => id === providerId);
    if (!provider || wards < spaceWards.filter((one) => one.providerId === providerId).length) return [];
    const told = { placeId: providerId, asOf, receivedAt: provider.receivedAt, state: provider.state };
    return [
      { figureId: 's136-spaces-empty', value: usable, ...told },
      { figureId: 's136-spaces-open', value: open, ...told },
    ];
  });
}

/** Providers that a figure is expected of. */
function placesOf(figureId: string, day: Snapshot): string[] {
  const row = day.figures.find(({ id }) => id === figureId);
  return row ? placesOfFigure(row, day).map(({ id }) => id) : [];
}
