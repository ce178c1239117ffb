import { growing } from './bytes/growth.ts';
import { doors } from './doors/all.ts';
import { readInput } from './doors/read-input.ts';
import { leastCpuMs, limitFor } from './work.ts';

/** Four times the bytes: four times the work when it grows with them, sixteen times when it grows with their square. */
const TIMES = 4;
const MOST_GROWTH = 10;
/** Below this nothing can be said of growth, and nothing needs to. */
const MEASURABLE_MS = 4;
/** A slow moment of the machine is no growth: what looks like it must look like it this often. */
const GOES = 30;
const LARGEST = 64 * 1024;

describe('the work of an input grows with its bytes, and never faster', () => {
  it.each(growing)('$door: $name', ({ door, make }) => {
    const inputs = [make(LARGEST / TIMES), make(LARGEST)];
    const measure = () => inputs.map((input) => leastCpuMs(() => void readInput[door](input), 1));
    let [small, large] = measure() as [number, number];
    const holds = () => large <= limitFor(large) && (large < MEASURABLE_MS || large / small < MOST_GROWTH);
    for (let goes = 1; goes < GOES && !(goes > 2 && holds()); goes += 1) {
      const [one, other] = measure() as [number, number];
      [small, large] = [Math.min(small, one), Math.min(large, other)];
    }
    expect(large).toBeLessThanOrEqual(limitFor(large));
    if (large >= MEASURABLE_MS) expect(large / small).toBeLessThan(MOST_GROWTH);
  });
});

describe('what holds for any input', () => {
  it.each(growing)('holds for $door: $name', ({ door, make }) => {
    doors.find(({ name }) => name === door)!.check(make(LARGEST / 8));
  });
});
