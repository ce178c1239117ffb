import { olderOf, seenAfter, type Seen } from './use-answer.ts';

const problem = { status: 502, title: 'Bed tracking does not answer' };

describe('what was seen', () => {
  it('is what came last, and a refusal beside it takes nothing away', () => {
    const first = seenAfter<number>({}, { ok: true, answer: 1, at: 100 }, 200);
    expect(first).toEqual({ answer: 1, at: 100, readAt: 200 });
    const refused = seenAfter(first, { ok: false, problem }, 300);
    expect(refused).toEqual({ answer: 1, at: 100, readAt: 200, problem });
    expect(seenAfter(refused, { ok: true, answer: 2, at: 400 }, 500)).toEqual({ answer: 2, at: 400, readAt: 500 });
  });

  it('is as old as the older of two, and never older than never', () => {
    const [old, young, never]: Seen<unknown>[] = [{ readAt: 1 }, { readAt: 2 }, { problem }];
    expect(olderOf(old!, young!)).toBe(old);
    expect(olderOf(young!, old!)).toBe(old);
    expect(olderOf(young!, never!)).toBe(never);
  });
});
