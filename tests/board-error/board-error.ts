import { summaryOf, type FigureError } from './summary.ts';
import { Watch } from './watch.ts';

export interface BoardErrorOptions {
  /** Addresses of the simulator and the control centre. */
  simulator: string;
  controlCentre: string;
  /** Days of the simulated life to watch, and how many times faster than life it runs. */
  days: number;
  speed: number;
  say?: (line: string) => void;
}

export interface BoardError {
  figures: FigureError[];
  /** What still differs at the end, in words. */
  differs: string[];
}

const LOOK_MS = 100;
const DAY_MS = 86_400_000;
/** What is told late is told within so much of the simulated life. */
const LATEST_MS = DAY_MS / 2;
/** What the board may need beyond the sender, for all people at once on a busy machine. */
const CATCH_UP_MS = 90_000;

const agrees = ({ differs }: { differs: string[] }): boolean => differs.length === 0;

/** Watches truth and board side by side, then lets the world stand still until all is told, and compares. */
export async function boardError(options: BoardErrorOptions): Promise<BoardError> {
  const { simulator, controlCentre, days, speed, say = () => undefined } = options;
  const watch = new Watch(simulator, controlCentre);
  const before = await watch.during(CATCH_UP_MS * 2, LOOK_MS * 10, ({ differs }) => differs.length < 10);
  say(`the present is told; ${before.differs.length} figures differ, as they may while people move`);
  watch.begin();
  await watch.during((days * DAY_MS) / speed, LOOK_MS);
  say('the world stands still, and what is not told yet is told');
  const held = await fetch(`${simulator}/hold`, { method: 'POST' });
  if (!held.ok) throw new Error(`the simulator did not hold: ${held.status}`);
  await watch.during(LATEST_MS / speed + CATCH_UP_MS, LOOK_MS, ({ untold }) => untold === 0);
  const { untold, differs } = await watch.during(CATCH_UP_MS, LOOK_MS, agrees);
  if (untold > 0) differs.unshift(`${untold} messages were never answered`);
  return { figures: summaryOf(watch.watched), differs };
}
