import { jest } from '@jest/globals';
import { runWhenCalled, type Called } from './run-every.ts';

const WITHIN_MS = 250;
const AT_LEAST_EVERY_MS = 15_000;

describe('work that is called for', () => {
  let done: number;
  let failures: unknown[];
  let fails: boolean;
  let work: Called;
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(async () => {
    jest.useFakeTimers();
    [done, failures, fails] = [0, [], false];
    work = runWhenCalled(
      { withinMs: WITHIN_MS, atLeastEveryMs: AT_LEAST_EVERY_MS },
      async () => {
        if (fails) throw new Error('not now');
        done += 1;
      },
      (error) => void failures.push(error),
    );
    await pass(WITHIN_MS);
  });
  afterEach(async () => {
    await work.stop();
    jest.useRealTimers();
  });

  it('is done by itself at first, and then not until somebody calls or the time is over', async () => {
    expect(done).toBe(1);
    await pass(AT_LEAST_EVERY_MS - WITHIN_MS);
    expect(done).toBe(1);
    await pass(2 * WITHIN_MS);
    expect(done).toBe(2);
  });

  it('is done once for all calls that come together', async () => {
    for (let call = 0; call < 100; call += 1) work.call();
    await pass(WITHIN_MS);
    expect(done).toBe(2);
    work.call();
    await pass(WITHIN_MS);
    expect(done).toBe(3);
  });

  it('is done again after it failed', async () => {
    fails = true;
    work.call();
    await pass(WITHIN_MS);
    expect(failures).toEqual([new Error('not now')]);
    fails = false;
    await pass(WITHIN_MS);
    expect(done).toBe(2);
  });

  it('is not done after it was stopped', async () => {
    await work.stop();
    work.call();
    await pass(AT_LEAST_EVERY_MS);
    expect(done).toBe(1);
  });
});
