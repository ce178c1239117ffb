import { AnswersInOrder } from './answers.ts';
import type { MllpAnswer } from './connection.ts';

describe('answers in order', () => {
  it('are given as the frames came, whichever is ready first', async () => {
    const given: string[] = [];
    const answers = new AnswersInOrder((answer) => given.push(String(answer)));
    const waiting = Array.from({ length: 4 }, () => Promise.withResolvers<MllpAnswer>());
    for (const { promise } of waiting) answers.add(promise, () => 'close');
    waiting[2]?.resolve(Buffer.from('two'));
    waiting[1]?.resolve(undefined);
    await waiting[2]?.promise;
    expect([given, answers.outstanding]).toEqual([[], 4]);
    waiting[0]?.resolve(Buffer.from('nought'));
    await waiting[0]?.promise;
    expect([given, answers.outstanding]).toEqual([['nought', 'undefined', 'two'], 1]);
    waiting[3]?.reject(new Error('broken'));
    await waiting[3]?.promise.catch(() => undefined);
    await Promise.resolve();
    expect([given.at(-1), answers.outstanding]).toEqual(['close', 0]);
  });
});
