import type { Platform } from './platform.ts';

/** What one way of doing the work reached in one round. */
export interface Measured {
  /** Messages (or events) per second. */
  perSecond: number;
  /** Only of `ours`: how long one message took, in milliseconds. */
  p50Ms?: number | undefined;
  p99Ms?: number | undefined;
  /** Further figures for the line of the round, by their names in it (`one_line_per_s`); the last line has their medians. */
  more?: Record<string, number>;
}

/** Does the work once and measures it; what has to be made ready for it and cleared up after it is not measured. */
export type Way = (round: number) => Promise<Measured>;

/** A benchmark that is set up. */
export interface World {
  /** `ours` is the product as deployed; `limit` what the machine could do at most; `naive` what one would write first. */
  ways: { ours: Way; limit?: Way; naive?: Way };
  /** What is lost, doubled or out of order in everything that `ours` did in this run; empty when it is sound. */
  check(): Promise<readonly string[]>;
  /** `ratio_limit` of a round, where it is not ours / limit. */
  ratioLimit?(round: { ours: Measured; limit: Measured | undefined }): number;
  stop(): Promise<void>;
}

/** A file of this folder exports one as `bench`; its name is the file's. */
export interface Bench {
  name: string;
  /** How often all ways are measured; `--rounds` overrides it. */
  rounds: number;
  /** Sets up and warms up. */
  start(platform: Platform): Promise<World>;
}
