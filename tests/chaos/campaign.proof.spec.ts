import { PROMISES } from '@careway/proof';
import { npmRunChaos, type Ran } from './campaign/npm-run-chaos.fixture.ts';

const FAULTS = 25;

describe('a campaign of 25 faults', () => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await npmRunChaos('--faults', String(FAULTS), '--seed', '4');
  }, 420_000);

  it.each(PROMISES)('keeps promise %d', (promise) => {
    expect({ count: ran.summary.violations[promise], told: toldOf(promise) }).toEqual({ count: 0, told: [] });
  });

  it('puts every promise to the test', () => {
    expect(ran.summary).toMatchObject({ faults: FAULTS, missing: [] });
    expect(ran.summary.messages).toBeGreaterThan(1_000);
  });

  it('ends well', () => {
    expect(ran.code).toBe(0);
  });

  const toldOf = (promise: number) => ran.output.split('\n').filter((line) => line.startsWith(`Promise ${promise} `));
});
