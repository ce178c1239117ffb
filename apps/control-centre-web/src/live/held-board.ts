import {
  applyChange,
  type BoardChange,
  type BoardFacts,
  type BoardLayout,
  type BoardSnapshot,
} from '@careway/pressure';

/** What this screen holds: the facts up to the change `seq`. */
export interface HeldBoard {
  seq: number;
  layout: BoardLayout;
  facts: BoardFacts;
}

export const hold = ({ seq, layout, facts }: BoardSnapshot): HeldBoard => ({ seq, layout, facts });

/** A change that this screen has had already makes no difference; one that skips a number is a gap. */
export function take(held: HeldBoard, seq: number, change: BoardChange): HeldBoard | 'gap' {
  if (seq <= held.seq) return held;
  if (seq > held.seq + 1) return 'gap';
  return { ...held, seq, facts: applyChange(held.facts, change) };
}
