import { written } from '../history/written.fixture.ts';
import { indexHistory } from './indexed-history.ts';
import { orderPerPatient } from './order-per-patient.ts';

const stored = (seq: number) => ({
  kind: 'stored' as const,
  messageId: `m${seq}`,
  seq,
  controlId: `A${seq}`,
  status: 'accepted',
});
const published = (offset: number, of: string, more: object = {}) => ({
  kind: 'published' as const,
  topic: 'careway.gateway',
  partition: 0,
  offset,
  key: 'patient',
  eventId: `e-${of}`,
  type: 'gateway.x.v1',
  messageId: of,
  ...more,
});
const ward = (offset: number, version: number) =>
  published(offset, `v${version}`, { messageId: undefined, key: 'W1', ward: { wardId: 'W1', version } });
const effect = (order: number, of: string) => ({
  kind: 'effect' as const,
  order,
  eventId: `e-${of}`,
  key: 'patient',
  topic: 'careway.gateway',
});
const wrong = (...entries: Parameters<typeof written>) =>
  orderPerPatient(indexHistory(written(stored(1), stored(2), stored(3), ...entries))).map(({ what }) => what);

describe('what concerns one patient', () => {
  it('is told in the order in which it was stored; repeats of what came before change nothing', () => {
    expect(
      wrong(published(0, 'm1'), published(1, 'm2'), published(2, 'm1'), published(3, 'm2'), published(4, 'm3')),
    ).toEqual([]);
    expect(wrong(published(0, 'm2'), published(1, 'm1'), published(2, 'm2'))).toEqual([
      'careway.gateway: of patient comes m2 before m1, which is the earlier one',
    ]);
  });

  it('may be told in any order beside what concerns another', () => {
    expect(wrong(published(0, 'm2'), published(1, 'm1', { key: 'another' }))).toEqual([]);
  });

  it('is heard in the order in which it was told', () => {
    const told = [published(0, 'm1'), published(1, 'm2')];
    expect(wrong(told, effect(1, 'm1'), effect(2, 'm2'))).toEqual([]);
    expect(wrong(told, effect(1, 'm2'), effect(2, 'm1'))).toEqual([
      'the witness heard event e-m2 of patient before e-m1, which is earlier on careway.gateway',
    ]);
  });

  it('is on one partition', () => {
    expect(wrong(published(0, 'm1'), published(0, 'm2', { partition: 1 }))).toEqual([
      'patient is on 2 partitions of careway.gateway',
    ]);
  });
});

it('the versions of a ward are told upwards', () => {
  expect(wrong(ward(0, 1), ward(1, 2))).toEqual([]);
  expect(wrong(ward(0, 2), ward(1, 1))).toEqual([
    'careway.gateway: of W1 comes version 2 of W1 before version 1 of W1, which is the earlier one',
  ]);
});
