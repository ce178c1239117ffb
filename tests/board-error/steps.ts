/** A value that stood from one moment (epoch ms) until the next step. */
export interface Step {
  at: number;
  value: number;
}

/** What a figure of one place was, in truth and on the board, as steps in the order of time. */
export interface Course {
  truth: Step[];
  /** Only where the board gave an exact value. */
  board: Step[];
}

/** Adds what was seen at a moment; a value that did not change is no step. */
export function addStep(steps: Step[], at: number, value: number): void {
  if (steps.at(-1)?.value !== value) steps.push({ at, value });
}

/** The value that stood at a moment; undefined before the first step. */
export function valueAt(steps: readonly Step[], at: number): number | undefined {
  return steps[lastAt(steps, at)]?.value;
}

const lastAt = (steps: readonly Step[], at: number): number => {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/**
 * Milliseconds from each change of the truth until the board shows that value, or one that was true after it. A change
 * that the board never showed is as late as the end.
 */
export function delaysOf({ truth, board }: Course, end: number): number[] {
  return truth.slice(1).map(({ at }, index) => shownAt(truth.slice(index + 1), board, at, end) - at);
}

/** When the board first showed one of the values that were true from `from` on. */
function shownAt(since: readonly Step[], board: readonly Step[], from: number, end: number): number {
  const standing = Math.max(0, lastAt(board, from));
  for (const [index, { at, value }] of board.slice(standing).entries()) {
    const [begins, ends] = [Math.max(at, from), board[standing + index + 1]?.at ?? end];
    const match = since.find((step) => step.value === value && step.at < Math.max(ends, begins + 1));
    if (match) return Math.max(begins, match.at);
  }
  return end;
}
