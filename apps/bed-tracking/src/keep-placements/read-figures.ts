import type { Tx } from '@careway/database';
import {
  asFarAs,
  continuityKeptPercent,
  dateOf,
  dayAfter,
  figuresOf,
  isActiveAfter,
  KM_BANDS,
  periodOf,
  plannedBedDays,
  type Counts,
  type Figures,
  type Period,
  type PlacementForFigures,
} from '@careway/out-of-area';
import type { ReferenceData } from '@careway/reference-data';
import { databaseNow } from '../database/now.ts';
import { personsOf } from '../track-visits/store-links.ts';
import type { ContinuityFigures, OutOfAreaFigures, PERIODS, PlacementCounts, WeekOfNights } from './figure-shapes.ts';
import { notThen } from './placement-problems.ts';
import { readPlacements, type Placement } from './placement-rows.ts';
import { readContinuity } from './read-care.ts';
import { contactEveryDays, quarterPlans, stayTargets } from './targets.ts';

const WEEKS = 26;
const midnight = (date: string): string =>
  Temporal.PlainDate.from(date).toZonedDateTime('Europe/London').toInstant().toString();

/**
 * The figures of the period that a date is in, as far as it has come.
 * @throws problem 422 when it has not begun
 */
export async function readOutOfAreaFigures(
  tx: Pick<Tx, 'query'>,
  reference: ReferenceData,
  { period: kind = 'quarter', on }: { period?: (typeof PERIODS)[number]; on?: string },
): Promise<OutOfAreaFigures> {
  const asOf = await databaseNow(tx);
  const whole = periodOf(kind, on ?? dateOf(asOf));
  const soFar = asFarAs(whole, dateOf(asOf));
  if (!soFar) throw notThen('on', 'is in a period that has not begun', 'Send a date that is not in the future.');
  const weeks = weeksUntil(soFar.last);
  const first = weeks[0]!.first < whole.first ? weeks[0]!.first : whole.first;
  const rows = await readPlacements(
    tx,
    'out_of_area AND started_at < $1 AND (ended_at IS NULL OR ended_at >= $2) ORDER BY started_at, placement_id',
    [midnight(dayAfter(soFar.last)), midnight(first)],
  );
  const persons = await personsOf(tx, [...new Set(rows.map(({ subjectId }) => subjectId))]);
  const placements = rows.map((row) => forFigures(row, persons));
  const plans = quarterPlans(reference, first, whole.last);
  const targets = stayTargets(reference, soFar.last);
  const at = (period: Period): Figures => figuresOf(placements, period, { plans, targets });
  const figures = at(soFar);
  const planNights = plannedBedDays(whole, plans);
  return {
    asOf,
    first: whole.first,
    last: whole.last,
    until: soFar.last,
    ...countsOf(figures.inappropriate),
    ...(planNights !== undefined && { planNights }),
    ...(figures.plannedBedDays !== undefined && { planNightsSoFar: figures.plannedBedDays }),
    all: countsOf(figures.all),
    acute: countsOf(figures.acute),
    inappropriate: countsOf(figures.inappropriate),
    cost: figures.cost,
    bands: KM_BANDS.map((band) => ({ band, people: figures.kmBands[band] })),
    ...(figures.furthestKm !== undefined && { furthestKm: figures.furthestKm }),
    continuity: await continuityFigures(tx, reference, rows, { until: soFar.last, asOf }),
    lengthsOfStay: figures.lengthsOfStay,
    longStays: figures.longStays,
    weeks: weeks.map((week) => weekOf(week, soFar.last, at)),
  };
}

const countsOf = ({ started, activeAtEnd, ...rest }: Counts): PlacementCounts => ({
  ...rest,
  new: started,
  active: activeAtEnd,
});

const weeksUntil = (last: string): Period[] =>
  Array.from({ length: WEEKS }, (_, back) =>
    periodOf(
      'week',
      Temporal.PlainDate.from(last)
        .subtract({ weeks: WEEKS - 1 - back })
        .toString(),
    ),
  );

function weekOf(week: Period, until: string, at: (period: Period) => Figures): WeekOfNights {
  const { inappropriate } = at(asFarAs(week, until)!);
  const plan = at(week).plannedBedDays;
  return { startsOn: week.first, nights: inappropriate.bedDays, ...(plan !== undefined && { plan }) };
}

/** A person who goes by several subject ids after a merge is one person, whose placements close one another. */
const forFigures = (row: Placement, persons: ReadonlyMap<string, string>): PlacementForFigures => ({
  placementId: row.placementId,
  subjectId: persons.get(row.subjectId) ?? row.subjectId,
  start: dateOf(row.startedAt),
  end: row.endedAt && dateOf(row.endedAt),
  senderId: row.senderId,
  receiverId: row.receiverId,
  reasonCode: row.reasonCode,
  bedClass: row.bedClass,
  kmFromHome: row.km,
  weeklyCostPence: row.told.weeklyCostPence,
});

/** Of those that last at the end of the date, as of then, or of now where it is not over. */
async function continuityFigures(
  tx: Pick<Tx, 'query'>,
  reference: ReferenceData,
  rows: readonly Placement[],
  { until, asOf }: { until: string; asOf: string },
): Promise<ContinuityFigures> {
  const end = new Date(midnight(dayAfter(until))).toISOString();
  const active = rows.filter(({ startedAt, endedAt }) =>
    isActiveAfter({ start: dateOf(startedAt), end: endedAt && dateOf(endedAt) }, until),
  );
  const now = end < asOf ? end : asOf;
  const care = [...(await readContinuity(tx, active, contactEveryDays(reference, until), now)).values()];
  const percent = continuityKeptPercent(care);
  return {
    of: care.length,
    kept: care.filter(({ kept }) => kept).length,
    ...(percent !== undefined && { percent }),
    contactsMissed: care.reduce((sum, { contacts }) => sum + contacts.missed.length, 0),
    reviewsMissed: care.reduce((sum, { reviews }) => sum + reviews.missed.length, 0),
  };
}
