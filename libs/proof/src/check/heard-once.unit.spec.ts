import { operation, written } from '../history/written.fixture.ts';
import { heardOnce } from './heard-once.ts';
import { indexHistory } from './indexed-history.ts';

let now = 0;
const hear = (from: number, to: number, more: Partial<Parameters<typeof operation>[2]> & { ids?: string[] } = {}) => {
  const { ids = Array.from({ length: to - from }, (_, index) => `e${from + index}`), ...end } = more;
  const place = { service: 'bed-tracking', topic: 'careway.gateway', partition: 0 };
  return operation('bed-tracking-1/1', { what: 'hear', ...place, from, to, ids }, { from: (now += 10), ...end });
};
const wrong = (...pieces: ReturnType<typeof hear>[]) =>
  heardOnce(indexHistory(written(...pieces))).map(({ what }) => what.replace('bed-tracking careway.gateway/0: ', ''));

describe('a service hears a partition once', () => {
  it('piece by piece', () => {
    expect(wrong(hear(0, 5, { heard: 5 }), hear(5, 9, { heard: 4 }), hear(9, 10))).toEqual([]);
  });

  it('and not the same offsets again', () => {
    expect(wrong(hear(0, 5), hear(5, 9), hear(5, 7))).toEqual(['offsets 5 to 6 were heard twice']);
    expect(wrong(hear(0, 5), hear(5, 9), hear(3, 9))).toEqual(['offsets 3 to 4 were heard twice', expect.anything()]);
    expect(wrong(hear(0, 100), hear(5, 9))).toEqual(['offsets 5 to 8 were heard twice']);
  });

  it('though a failed piece may be tried again', () => {
    expect(wrong(hear(0, 5, { outcome: 'failed' }), hear(0, 5), hear(0, 9, { outcome: 'failed' }))).toEqual([]);
  });

  it.each(['unknown', 'killed'])('where an outcome is %s, whether it counts or not', (outcome) => {
    expect(wrong(hear(0, 5, { outcome }), hear(0, 7))).toEqual([]);
    expect(wrong(hear(0, 5, { outcome }), hear(5, 7))).toEqual([]);
    expect(wrong(hear(0, 5, { outcome }), hear(5, 6, { outcome }), hear(6, 8))).toEqual([]);
  });

  it('and leaves nothing out', () => {
    expect(wrong(hear(0, 5), hear(6, 9))).toEqual(['offsets 5 to 5 were never heard']);
    expect(wrong(hear(3, 9))).toEqual(['offsets 0 to 2 were never heard']);
    expect(wrong(hear(0, 5), hear(5, 6, { outcome: 'unknown' }), hear(7, 9))).toEqual([
      'offsets 5 to 6 were never heard',
    ]);
  });

  it('never going back', () => {
    expect(wrong(hear(5, 9, { from: 1_000 }), hear(0, 5, { from: 2_000 }))).toEqual(['5 was heard before 0']);
  });

  it('where the end of one may be told late, after the next has begun', () => {
    expect(wrong(hear(0, 5, { from: 1_000, to: 5_000 }), hear(5, 9, { from: 2_000, to: 3_000 }))).toEqual([]);
  });

  it('and an event that it had heard has no effect again', () => {
    const again = { ids: ['e0', 'e7'] };
    expect(wrong(hear(0, 2, { heard: 2 }), hear(2, 4, { ...again, heard: 1, duplicates: 1 }))).toEqual([]);
    expect(wrong(hear(0, 2, { heard: 2 }), hear(2, 4, { ...again, heard: 2 }))).toEqual([
      '2 events from offset 2 had effects, though only 1 were new',
    ]);
    expect(wrong(hear(0, 2, { ids: ['e0', 'e0'], heard: 2 }))).toHaveLength(1);
  });

  it('each service and partition for itself', () => {
    const other = { service: 'witness', topic: 'careway.gateway', partition: 0, from: 0, to: 5, ids: [] };
    expect(wrong(hear(0, 5), operation('witness-1/1', { what: 'hear', ...other }, { from: (now += 10) }))).toEqual([]);
  });
});
