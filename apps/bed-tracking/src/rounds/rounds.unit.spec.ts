import { Drain, Log } from '@careway/service-kit';
import { eventually } from '@careway/testing';
import { Rounds } from './rounds.ts';

function roundsOf(work: (round: number) => Promise<void>, everyMs = 1) {
  const lines: string[] = [];
  const log = Log.to({ name: 'rounds', level: 'error', destination: { write: (line) => lines.push(line) } });
  const drain = new Drain(log);
  let count = 0;
  const rounds = new Rounds({ name: 'looking', everyMs, drain, log }, () => work((count += 1)));
  return { rounds, drain, lines, count: () => count };
}

describe('rounds', () => {
  it('go on, though one fails, until the service drains', async () => {
    const { rounds, drain, lines, count } = roundsOf(async (round) => {
      if (round === 1) throw new Error('no database');
    });
    rounds.start();
    await eventually(() => count() >= 3);
    expect(lines.join()).toContain('a round failed');
    await drain.run();
    const stopped = count();
    rounds.wake();
    await new Promise((resolve) => setImmediate(resolve));
    expect(count()).toBe(stopped);
  });

  it('are one at a time; one that is asked for meanwhile follows at once', async () => {
    const gate = Promise.withResolvers<void>();
    const { rounds, drain, count } = roundsOf((round) => (round === 1 ? gate.promise : Promise.resolve()), 3_600_000);
    rounds.start();
    rounds.wake();
    rounds.wake();
    await Promise.resolve();
    expect(count()).toBe(1);
    gate.resolve();
    await eventually(() => count() === 2);
    await drain.run();
    expect(count()).toBe(2);
  });

  it('finish what is in hand before the service goes', async () => {
    const gate = Promise.withResolvers<void>();
    let done = false;
    const { rounds, drain } = roundsOf(async () => {
      await gate.promise;
      done = true;
    });
    rounds.start();
    const drained = drain.run().then(() => done);
    gate.resolve();
    expect(await drained).toBe(true);
  });
});
