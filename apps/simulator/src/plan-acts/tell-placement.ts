import { DAY, HOUR } from '../model/london-time.ts';
import type { Random } from '../model/random.ts';
import type { PlacementDetails, PlacementSaid, Step } from './story.ts';
import { unitAway } from './units-away.ts';
import { HOMES, REVIEW_DECISIONS } from './words.ts';

/** Mean days away by class of the bed, and how the acute ones divide. Assumed: they give the nights that are planned for. */
const ACUTE = [
  { bedClass: '200', share: 0.7, days: 27 },
  { bedClass: '202', share: 0.18, days: 28 },
  { bedClass: '201', share: 0.12, days: 55 },
] as const;
const REHABILITATION = { bedClass: '212', days: 120 } as const;
const DAYS_SIGMA = 0.6;
const PICU_COSTS = 1.45;

/** Of placements, those whose home team keeps nearly every contact; of theirs and the others' contacts, those kept. */
const WELL_KEPT = 0.75;
const KEPT = { well: 0.985, badly: 0.75 };
const TOLD_IN_TIME = 0.93;
const WEEK = 7;

const LEAD = 'owen-lead';
const iso = (at: number): string => new Date(at).toISOString();

/** A person away: how the placement began, what was done while it lasted, and how it ended. Real time, ms. */
export function tellPlacement(
  random: Random,
  startedAt: number,
  newId: (part: string) => string,
  isForWantOfABed: boolean,
): Step[] {
  const kind =
    isForWantOfABed || random.chance(0.8) ? ACUTE[random.weighted(ACUTE.map((one) => one.share))]! : REHABILITATION;
  const days = Math.max(2, random.logNormal(kind.days, DAYS_SIGMA));
  const endedAt = Math.floor(startedAt + days * DAY);
  const said = saidOf(random, startedAt, newId('person'), kind.bedClass, isForWantOfABed);
  const start: Step = { at: startedAt + random.between(0.5, 6) * HOUR, by: LEAD, act: { do: 'start', said } };
  const during = [
    ...coordinator(random, startedAt),
    ...weeks(random, startedAt, endedAt),
    ...wishes(random, startedAt, endedAt),
  ];
  const known = during.filter(({ at }) => at > start.at && at < endedAt - 8 * HOUR);
  return [start, ...known.sort((one, other) => one.at - other.at), ...endOf(random, endedAt)];
}

function saidOf(
  random: Random,
  startedAt: number,
  subjectId: string,
  bedClass: string,
  isForWantOfABed: boolean,
): PlacementSaid {
  const { weekPence, often: _, ...receiver } = unitAway(random);
  const price = Math.round(weekPence * (bedClass === '202' ? PICU_COSTS : 1) * random.between(0.92, 1.1));
  const need = {
    types: ['bed'],
    bedClasses: [bedClass],
    sex: random.chance(0.5) ? ('female' as const) : ('male' as const),
    isolation: false,
    specialisms: [],
    homeOutcode: random.pick(HOMES),
  };
  return {
    subjectId,
    receiver,
    judgement: {
      usualNetwork: false,
      coordinatorCanVisit: false,
      judgedByRole: 'Out-of-area lead',
      judgedAt: iso(startedAt),
    },
    reasonCode: isForWantOfABed ? '10' : ['11', '12', '13', '14'][random.weighted([4, 1, 2, 3])]!,
    bedClass,
    need,
    startedAt: iso(startedAt),
    legalStatus: ['01', '02', '03'][random.weighted([0.3, 0.5, 0.2])]!,
    // What is not known is left out: it is never nothing.
    ...(random.chance(0.92) && { weeklyCostPence: price }),
  };
}

function coordinator(random: Random, startedAt: number): Step[] {
  const at = startedAt + (random.chance(TOLD_IN_TIME) ? random.between(7, 20) : random.between(26, 60)) * HOUR;
  return [{ at, by: LEAD, act: { do: 'tell-coordinator', at: iso(at) } }];
}

/** A contact of the home team and a review in each week, most of them kept. */
function weeks(random: Random, startedAt: number, endedAt: number): Step[] {
  const kept = random.chance(WELL_KEPT) ? KEPT.well : KEPT.badly;
  const monday = Math.floor(startedAt / DAY);
  const steps: Step[] = [];
  for (let week = 0; (monday + week * WEEK) * DAY < endedAt; week++) {
    const sometime = (): number =>
      (monday + week * WEEK + 1 + random.below(WEEK - 1)) * DAY + Math.floor(random.between(9, 16) * HOUR);
    const kind = (['visit', 'video', 'telephone'] as const)[random.weighted([0.35, 0.6, 0.05])]!;
    const [contactAt, reviewAt] = [sometime(), sometime()];
    if (random.chance(kept)) steps.push({ at: contactAt, by: LEAD, act: { do: 'contact', at: iso(contactAt), kind } });
    const decision = random.pick(REVIEW_DECISIONS);
    if (random.chance(kept)) steps.push({ at: reviewAt, by: LEAD, act: { do: 'review', at: iso(reviewAt), decision } });
  }
  return steps;
}

const change = (at: number, said: PlacementDetails, reason: string): Step => ({
  at,
  by: LEAD,
  act: { do: 'change', said: { ...said, reason } },
});

function wishes(random: Random, startedAt: number, endedAt: number): Step[] {
  const wish = (['wants-home', 'wants-to-stay', 'unknown'] as const)[random.weighted([0.72, 0.1, 0.18])]!;
  const expectedReturn = iso(endedAt + random.between(-4, 6) * DAY).slice(0, 10);
  const asked = startedAt + random.between(1, 4) * DAY;
  const ready = endedAt - random.between(1, 6) * DAY;
  return [
    change(asked, { wish, expectedReturn, familyTravelSupport: random.chance(0.4) }, 'Asked at the first review'),
    change(ready, { readyForDischarge: true, returnPriority: 'soon' }, 'The unit says that the person is ready'),
  ];
}

/** Home by a place of a way home if there is one, or discharged from where the person was. */
function endOf(random: Random, endedAt: number): Step[] {
  const why = (['returned', 'discharged', 'other'] as const)[random.weighted([0.55, 0.42, 0.03])]!;
  const end: Step = { at: endedAt + HOUR / 2, by: LEAD, act: { do: 'end', at: iso(endedAt), why } };
  if (why !== 'returned') return [end];
  const reason = 'Ready, and the place is near to home';
  return [
    { at: endedAt - 6 * HOUR, by: LEAD, act: { do: 'bring-home', reason } },
    { at: endedAt - 5 * HOUR, by: 'bea-manager', act: { do: 'confirm', reason: 'Transport is booked' } },
    end,
    {
      at: endedAt + HOUR,
      by: 'bea-manager',
      act: { do: 'release', reason: 'Back home: the admission has its own record' },
    },
  ];
}
