import type { Act } from '../plan-acts/story.ts';
import type { BedTracking } from './bed-tracking.ts';
import type { Ground } from './ground.ts';
import type { Bed, Command, Known } from './story-book.ts';

export interface SeenPlace extends Bed {
  placeId: string;
  providerId: string;
  version: number;
  state: string;
}

export interface Finding {
  act: Act;
  by: string;
  known: Known;
  key: string;
  bedTracking: BedTracking;
  ground: Ground;
  /** It was to be done hours ago, when nothing ran. */
  isLate: boolean;
}

/** How far down the ranking people choose: mostly the first. */
export const CHOSEN_OF = 5;
export const SEEN = 200;

export const post = ({ key }: Finding, path: string, body: object, more: Partial<Command> = {}): Command => ({
  method: 'POST',
  path,
  body,
  key,
  ...more,
});

export const chosenOf = <Item>(items: readonly Item[], choice: number): Item | undefined =>
  items[Math.floor(choice * items.length)];
