import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The same numbers for the same seed. */
export class Random {
  private readonly generator;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return uniformInt(this.generator, from, to);
  }

  /** From 0 up to and without 1. */
  readonly share = (): number => this.whole(0, 0xfffffff) / 0x10000000;

  pick<One>(all: readonly One[]): One {
    return all[this.whole(0, all.length - 1)]!;
  }
}
