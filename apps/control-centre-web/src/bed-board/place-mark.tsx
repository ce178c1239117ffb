import type { FigureState } from '@careway/pressure';
import { StateMark } from '../board/state-mark.tsx';
import type { Use } from './place-now.ts';

/** The board's shapes: an empty ring can be used, a full disc is taken, a half one is kept, bars wait, a box is out. */
const SHAPES: Record<Use, FigureState> = {
  usable: 'never received',
  taken: 'fresh',
  kept: 'late',
  nearly: 'held',
  out: 'stale',
};

export const PlaceMark = ({ use }: { use: Use }) => <StateMark state={SHAPES[use]} />;
