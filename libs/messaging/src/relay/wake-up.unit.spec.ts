import { WakeUp } from './wake-up.ts';

const FOR_EVER = 2 ** 30;

describe('a loop that sleeps', () => {
  it('wakes when called', async () => {
    const wakeUp = new WakeUp();
    const slept = wakeUp.within(FOR_EVER);
    wakeUp.call();
    await slept;
  });

  it('does not sleep when it was called while awake', async () => {
    const wakeUp = new WakeUp();
    wakeUp.call();
    await wakeUp.within(FOR_EVER);
  });

  it('wakes by itself', () => new WakeUp().within(1));
});
