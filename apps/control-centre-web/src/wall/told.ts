import type { FigureState } from '@careway/pressure';
import { ask } from '../ask/ask.ts';
import { useAnswer, type Seen } from '../ask/use-answer.ts';
import type { OpelAnswer } from '../opel/opel-answer.ts';

/** One of the lines under the wall, as `GET /wall` tells it. */
export interface WallLine {
  id: string;
  name: string;
  value: number | null;
  unit: string;
  asOf: string | null;
  receivedAt: string | null;
  state: FigureState | 'not connected';
  /** The value in words: `41 h`, `at least 3 spaces`, `not connected yet`. */
  says: string;
  /** What else is known of it: the desk has the room for it. */
  more?: string;
}

/** `GET /huddles/latest/changes`: what is not as it was when the last huddle began; absent while there was none. */
export interface SinceHuddle {
  openedAt?: string;
  changes: { says: string }[];
}

/** What the stream does not bring. */
export interface Told {
  opel: OpelAnswer | undefined;
  lines: WallLine[] | undefined;
  /** When the lines were told, by the service's clock, epoch ms. */
  linesAt: number | undefined;
  /** They were asked for again and again since, and did not come. */
  linesAreOld: boolean;
  since: SinceHuddle | undefined;
}

const here = { of: 'control-centre' } as const;
const LINES_MS = 5_000;
const SINCE_MS = 15_000;
const OLD_MS = 3 * LINES_MS;

/** What the wall asks for beside the stream, again and again. */
export function useTold(): Told {
  const opel = useAnswer('opel', () => ask<OpelAnswer>('/opel', here), SINCE_MS);
  const lines = useAnswer('wall', () => ask<{ lines: WallLine[] }>('/wall', here), LINES_MS);
  const since = useAnswer('since', () => ask<SinceHuddle>('/huddles/latest/changes', here), SINCE_MS);
  return {
    opel: opel.answer,
    lines: lines.answer?.lines,
    linesAt: lines.at,
    linesAreOld: isOld(lines),
    since: since.answer,
  };
}

const isOld = ({ readAt }: Seen<unknown>): boolean => readAt !== undefined && Date.now() - readAt > OLD_MS;
