import { Random } from '../model/random.ts';
import { HOUR, londonOffset, DAY } from '../model/london-time.ts';

const MIDDLE = 0.42;
const DAILY = 0.14;
const WANDERS = 0.8;
const OF_THE_PLACE = 0.2;
/** The busiest hour of a day. */
const PEAK = 18 * HOUR;

/**
 * How hard pressed something is at a moment (epoch milliseconds) of the model's time, 0 to 1: a tide of the day, how the
 * place is, and a slow wandering. A function of the seed and the moment alone.
 */
export function pressureOf(seed: number, placeId: string, figureId: string, at: number): number {
  const ofDay = (((at + londonOffset(at)) % DAY) - PEAK) / DAY;
  const tide = DAILY * Math.cos(2 * Math.PI * ofDay);
  const ofPlace = OF_THE_PLACE * (chanceOf(seed, placeId) - 0.5);
  return clamp(MIDDLE + tide + ofPlace + WANDERS * (wanderOf(seed, `${placeId}/${figureId}`, at) - 0.5));
}

/** Between a random number of the hour and that of the next, smoothly. */
function wanderOf(seed: number, name: string, at: number): number {
  const hour = Math.floor(at / HOUR);
  const share = (at - hour * HOUR) / HOUR;
  const smooth = share * share * (3 - 2 * share);
  return chanceOf(seed, `${name} ${hour}`) * (1 - smooth) + chanceOf(seed, `${name} ${hour + 1}`) * smooth;
}

function chanceOf(seed: number, name: string): number {
  let mixed = seed >>> 0;
  for (const character of name) mixed = Math.imul(mixed ^ character.codePointAt(0)!, 0x01000193) >>> 0;
  return Random.of(mixed).next();
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
