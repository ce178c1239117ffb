import { delaysOf, valueAt, type Course } from './steps.ts';

/** How wrong and how late the board was about one figure, over all sites. */
export interface FigureError {
  id: string;
  /** Sum over the sites of what the board is wrong by, after the feeds have caught up. */
  final_error: number;
  /** What the board was wrong by at a site; 95 of 100 looks saw no more. */
  error_p95: number;
  /** Seconds from a change of the truth until the board showed it; null when nothing changed. */
  delay_p50_s: number | null;
  delay_p95_s: number | null;
  delay_max_s: number | null;
  /** Changes of the truth. */
  changes: number;
  /** Share of the looks at which the board gave no exact value. */
  unknown_share: number;
}

export interface Watched {
  /** Figure, then site. */
  courses: ReadonlyMap<string, ReadonlyMap<string, Course>>;
  /** When both were looked at, epoch ms. */
  looks: readonly number[];
  /** Looks at which the board gave no exact value, by figure. */
  unknown: ReadonlyMap<string, number>;
  end: number;
}

/** One entry per figure, in the order watched. */
export function summaryOf({ courses, looks, unknown, end }: Watched): FigureError[] {
  return [...courses].map(([id, sites]) => {
    const each = [...sites.values()];
    const errors = each.flatMap((course) => looks.flatMap((at) => wrongBy(course, at) ?? []));
    const delays = each.flatMap((course) => delaysOf(course, end)).map((ms) => ms / 1_000);
    return {
      id,
      final_error: each.reduce((sum, course) => sum + (wrongBy(course, end) ?? Infinity), 0),
      error_p95: quantile(errors, 0.95) ?? 0,
      delay_p50_s: quantile(delays, 0.5),
      delay_p95_s: quantile(delays, 0.95),
      delay_max_s: quantile(delays, 1),
      changes: delays.length,
      unknown_share: (unknown.get(id) ?? 0) / Math.max(1, looks.length * each.length),
    };
  });
}

/** Undefined where truth or board said nothing yet. */
function wrongBy({ truth, board }: Course, at: number): number | undefined {
  const [so, said] = [valueAt(truth, at), valueAt(board, at)];
  return so === undefined || said === undefined ? undefined : Math.abs(said - so);
}

/** The value below which the share `part` lies; null of nothing. Three decimals. */
export function quantile(values: readonly number[], part: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)]!;
  return Math.round(value * 1_000) / 1_000;
}
