import { operation, written } from '../history/written.fixture.ts';
import { indexHistory } from './indexed-history.ts';
import { oneEffect } from './one-effect.ts';

const TOPIC = 'careway.gateway';
const heartbeat = (offset: number) => ({
  kind: 'published' as const,
  at: 900,
  topic: TOPIC,
  partition: 0,
  offset,
  key: `h${offset}`,
  eventId: `e${offset}`,
  type: 'gateway.heartbeat-started.v1',
});
const effect = (offset: number) => ({
  kind: 'effect' as const,
  at: 500,
  order: offset,
  eventId: `e${offset}`,
  key: `h${offset}`,
  topic: TOPIC,
});
const heard = (from: number, to: number, at: number) =>
  operation(
    'witness-1/1',
    { what: 'hear', service: 'witness', topic: TOPIC, partition: 0, from, to, ids: [] },
    { from: at },
  );
const quiet = (at: number) => ({
  kind: 'quiet' as const,
  at,
  state: 'ready',
  ledger: {},
  counters: {},
  pools: { ledger: {}, counters: {} },
});
const stored = { kind: 'stored' as const, messageId: 'm1', seq: 1, controlId: 'A', status: 'accepted', visitId: 'v1' };
const ofMessage = { ...heartbeat(7), eventId: 'e7', messageId: 'm1' };
const fact = { kind: 'fact' as const, messageId: 'm1', visitId: 'v1' };
const wrong = (...entries: Parameters<typeof written>) =>
  oneEffect(indexHistory(written(...entries))).map(({ what }) => what);

describe('one effect', () => {
  it('has every event, however often it is on its topic', () => {
    expect(wrong(stored, fact, ofMessage, { ...ofMessage, offset: 8 }, effect(7))).toEqual([]);
    expect(wrong(stored, fact, ofMessage, effect(7), effect(7))).toEqual([
      'event e7 had 2 effects in the witness, not one',
    ]);
    expect(wrong(stored, fact, ofMessage, effect(1))).toEqual(['event e7 had no effect in the witness']);
  });

  it('has every heartbeat that was heard before the last quiet moment', () => {
    expect(wrong(heard(0, 2, 100), quiet(400), heartbeat(0), heartbeat(1), effect(0))).toEqual([
      'event e1 had no effect in the witness',
    ]);
  });

  it('is not asked of heartbeats that came after it', () => {
    expect(wrong(heard(0, 1, 100), quiet(400), heard(1, 2, 450), heartbeat(0), heartbeat(1), effect(0))).toEqual([]);
    expect(wrong(heard(0, 2, 100), heartbeat(0), heartbeat(1), effect(0))).toEqual([]);
  });

  it('has every message about a visit: one event and one fact', () => {
    expect(wrong(stored, fact, effect(7))).toEqual(['A is told by 0 events on Kafka, not one']);
    expect(wrong(stored, fact, ofMessage, { ...ofMessage, eventId: 'e8' }, effect(7), effect(8))).toEqual([
      'A is told by 2 events on Kafka, not one',
    ]);
    expect(wrong(stored, ofMessage, effect(7))).toEqual(['A has 0 facts in bed tracking, not one']);
    expect(wrong({ ...stored, visitId: undefined })).toEqual([]);
  });
});
