import type { FigureAnswer } from '../keep-figures/shapes.ts';
import { largestOf, sumOf, type FigureOver } from './figure-now.ts';
import { sayCount, sayMissing, sayOver, sayWait } from './say-over.ts';
import type { WallLine } from './shapes.ts';

/** Figures of the registry that the lines are made of. */
export const LINE_FIGURES = [
  'mh-longest-wait',
  'mh-waits-over-12-hours',
  'mh-ed-waiting',
  'mh-ed-over-12-hours',
  's136-spaces-empty',
  's136-spaces-open',
  'beds-usable',
  'mh-out-of-area',
  'mh-out-of-area-nights',
  'mh-out-of-area-furthest',
  'no-criteria-to-reside',
  'mh-ready-for-discharge',
  'chs-no-criteria-to-reside',
];

const people = sayCount('person', 'people');
const percent = (value: number): string => `${Math.round(value)} %`;

interface Line {
  id: string;
  name: string;
  unit: string;
  /** The number itself; undefined when no service tells it. */
  over: FigureOver | undefined;
  says: (over: FigureOver) => string;
  more?: string | undefined;
}

/** The eight lines in their one order. `known` are the figures of the registry, those of beds of mental health alone. */
export function eightLines(known: readonly FigureAnswer[]): WallLine[] {
  const find = (id: string) => known.find((one) => one.id === id);
  return [
    longestWait(find),
    longWaits(find),
    spacesFree(find),
    bedsUsable(find),
    outOfArea(find),
    readyToLeave(find),
    notConnected('no-owner', 'No owner', 'people'),
    notConnected('next-8-hours', 'Next 8 hours', 'beds'),
  ].map(lineOf);
}

type Find = (id: string) => FigureAnswer | undefined;

const longestWait = (find: Find): Line => ({
  id: 'mh-bed-longest-wait',
  name: 'ED wait, MH bed',
  unit: 'minutes',
  over: over(find('mh-longest-wait'), largestOf),
  says: (one) => (one.value === 0 ? 'nobody waits' : sayOver(one, sayWait)),
  more: saidOf('waiting', over(find('mh-ed-waiting'), sumOf), people),
});

/** Told person by person where that is connected, and else as the providers count them. */
function longWaits(find: Find): Line {
  const counted = over(find('mh-ed-over-12-hours'), sumOf);
  const told = over(find('mh-waits-over-12-hours'), sumOf);
  const isTold = told && told.state !== 'never received';
  return {
    id: 'waits-over-12-hours',
    name: 'Waits over 12 hours',
    unit: 'people',
    over: isTold ? told : counted,
    says: (one) => sayOver(one, people),
    more: isTold ? saidOf('counted by the providers', counted, people) : 'as counted by the providers',
  };
}

function spacesFree(find: Find): Line {
  const open = over(find('s136-spaces-open'), sumOf);
  const of = open && open.value !== null && open.state !== 'stale' ? ` of ${open.value}` : ' free';
  return {
    id: 'section-136-free',
    name: 'Section 136 free',
    unit: 'spaces',
    over: over(find('s136-spaces-empty'), sumOf),
    says: (one) => sayOver(one, (value) => `${value}${of}`),
    more: 'clocks under 2 h are not connected yet',
  };
}

const bedsUsable = (find: Find): Line => ({
  id: 'mh-beds-usable',
  name: 'MH beds usable',
  unit: 'beds',
  over: over(find('beds-usable'), sumOf),
  says: (one) => sayOver(one, sayCount('bed', 'beds')),
});

const outOfArea = (find: Find): Line => ({
  id: 'out-of-area',
  name: 'Out of area',
  unit: 'people',
  over: over(find('mh-out-of-area'), sumOf),
  says: (one) => sayOver(one, people),
  more: joined([
    saidOf('so far', over(find('mh-out-of-area-nights'), sumOf), sayCount('night', 'nights')),
    saidOf('from home the furthest', over(find('mh-out-of-area-furthest'), largestOf), (km) => `${Math.round(km)} km`),
  ]),
});

/** The largest share of the acute providers: how many days each is over is told by nobody yet. */
const readyToLeave = (find: Find): Line => ({
  id: 'ready-to-leave',
  name: 'Ready to leave',
  unit: '%',
  over: over(find('no-criteria-to-reside'), largestOf),
  says: (one) => sayOver(one, (value) => `up to ${percent(value)}`).replace('≥ up to', '≥'),
  more: joined([
    saidOf('of mental health beds', over(find('mh-ready-for-discharge'), largestOf), percent),
    saidOf('of community beds', over(find('chs-no-criteria-to-reside'), largestOf), percent),
    'days over are not connected yet',
  ]),
});

const notConnected = (id: string, name: string, unit: string): Line => ({
  id,
  name,
  unit,
  over: undefined,
  says: sayNothing,
});
const sayNothing = (): string => 'not connected';

const over = (figure: FigureAnswer | undefined, make: (figure: FigureAnswer) => FigureOver): FigureOver | undefined =>
  figure && figure.places.length > 0 ? make(figure) : undefined;

/** A number beside the line, left out where it is unknown or can't be believed. */
const saidOf = (what: string, one: FigureOver | undefined, say: (value: number) => string): string | undefined =>
  one && (one.state === 'fresh' || one.state === 'late') ? `${sayOver(one, say)} ${what}` : undefined;

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.filter((part) => part !== undefined).join('; ') || undefined;

function lineOf({ id, name, unit, over: one, says, more }: Line): WallLine {
  if (!one) {
    const nothing = { value: null, asOf: null, receivedAt: null, expectedEverySeconds: null };
    return { id, name, unit, ...nothing, state: 'not connected', says: sayNothing() };
  }
  const { range: _, ...known } = one;
  const said = joined([more, sayMissing(one)])?.slice(0, 400);
  return { id, name, unit, ...known, says: says(one), ...(said && { more: said }) };
}
