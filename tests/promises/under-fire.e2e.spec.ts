import { Redis } from 'ioredis';
import type { WardOccupancyChanged } from '@careway/contracts';
import { RedisCounters } from '@careway/redis-counters';
import { loadReferenceData } from '@careway/reference-data';
import { closing, eventually } from '@careway/testing';
import { journeys } from './journeys.ts';
import { Sender } from './sender.ts';
import { System } from './system.ts';
import { readTopic } from './topic.ts';
import { Viewer } from './viewer.ts';

const PATIENTS = 600;
const SITE = 'RVV01';
const wards = loadReferenceData('deploy/reference/kent-and-medway')
  .at()
  .wards.filter(({ siteId, bedBase }) => siteId === SITE && bedBase)
  .map(({ id }) => id);
const { messages, truth } = journeys(
  { application: 'PROOF', facility: 'PROOF', wards },
  { patients: PATIENTS, run: 'proof', from: Temporal.Now.instant().subtract({ hours: 1 }) },
);

interface WardNow {
  id: string;
  open: number;
  occupied: number;
  onLeave: number;
  usable: number;
}

/**
 * 2,000 messages in five parts. In the middle of each part one process is ended with SIGKILL: the gateway, its relay,
 * bed tracking, the control centre, Kafka.
 */
describe('after 2,000 messages and five kills', () => {
  let system: System;
  let sender: Sender;
  let viewer: Viewer;
  const rows = <Row extends object>(text: string) => system.database.query<Row>(text);
  const wardsNow = async () => {
    const answer = await fetch(`${system.process('bed-tracking').address}/wards?site=${SITE}`);
    return ((await answer.json()) as { wards: WardNow[] }).wards;
  };
  const inWard = (ward: string, onLeave: boolean) =>
    [...truth.values()].filter((one) => one.ward === ward && one.onLeave === onLeave).length;

  beforeAll(async () => {
    system = await System.start();
    sender = new Sender(system.mllpPort);
    viewer = new Viewer(system.process('control-centre').address);
    closing(() => viewer.leave());
    await eventually(() => viewer.snapshots.length === 1);
    const crashes = [
      () => system.crash('gateway'),
      () => system.crash('relay'),
      () => system.crash('bed-tracking'),
      () => system.crash('control-centre'),
      () => system.crashKafka(),
    ];
    const size = Math.ceil(messages.length / crashes.length);
    for (const [index, crash] of crashes.entries()) {
      const part = messages.slice(index * size, (index + 1) * size);
      const half = sender.sent.answers.size + part.length / 2;
      const sending = sender.send(part);
      await eventually(() => sender.sent.answers.size >= half);
      await Promise.all([sending, crash()]);
      viewer.cut();
    }
    // Some senders send what was answered once more.
    await sender.send(messages.filter((_, index) => index % 10 === 0));
    await system.quiet();
  }, 300_000);

  it('promise 1: every message that was acknowledged is stored, exactly once', async () => {
    expect([...new Set(sender.sent.answers.values())]).toEqual(['AA']);
    expect(sender.sent.answers.size).toBe(messages.length);
    const stored = await rows<{ control_id: string; n: number }>(
      "SELECT control_id, count(*)::int AS n FROM gateway.message WHERE status = 'accepted' GROUP BY 1",
    );
    expect(stored.filter(({ n }) => n !== 1)).toEqual([]);
    expect(new Set(stored.map(({ control_id }) => control_id))).toEqual(
      new Set(messages.map(({ controlId }) => controlId)),
    );
  });

  it('promise 2: every accepted message has one effect: everybody is where the truth says, once', async () => {
    const [facts] = await rows(
      'SELECT count(*)::int AS n, count(DISTINCT message_id)::int AS messages FROM bed_tracking.fact',
    );
    expect(facts).toEqual({ n: messages.length, messages: messages.length });
    const now = await wardsNow();
    const told = Object.fromEntries(now.map(({ id, occupied, onLeave }) => [id, { occupied, onLeave }]));
    const expected = Object.fromEntries(
      wards.map((ward) => [ward, { occupied: inWard(ward, false), onLeave: inWard(ward, true) }]),
    );
    expect(told).toMatchObject(expected);
  });

  it('promise 2, on the board: its figures are the truth', async () => {
    const occupied = [...truth.values()].filter(({ ward, onLeave }) => ward !== undefined && !onLeave).length;
    const beds = async () => {
      const answer = await fetch(`${system.process('control-centre').address}/board`);
      const { facts } = (await answer.json()) as { facts: { beds: { siteId: string; occupied: number }[] } };
      return facts.beds.find(({ siteId }) => siteId === SITE)?.occupied;
    };
    await eventually(async () => (await beds()) === occupied, { within: 30_000 });
  });

  it('promise 3: no effect without a cause: every fact and every spell comes of a stored message', async () => {
    expect(await rows('SELECT message_id FROM bed_tracking.fact EXCEPT SELECT id FROM gateway.message')).toEqual([]);
    expect(await rows('SELECT visit_id FROM bed_tracking.spell EXCEPT SELECT visit_id FROM bed_tracking.fact')).toEqual(
      [],
    );
  });

  it('promise 4: each patient’s events are in Kafka in the order accepted', async () => {
    const order = new Map(
      (await rows<{ id: string; seq: string }>('SELECT id, seq FROM gateway.message')).map(({ id, seq }) => [
        id,
        Number(seq),
      ]),
    );
    const heard = (await readTopic(system.kafka.brokers, 'careway.gateway')).filter(
      ({ event }) => 'messageId' in event.data,
    );
    const first = new Set<string>();
    const inverted: string[] = [];
    const last = new Map<string, number>();
    for (const { key, event } of heard) {
      if (first.has(event.id)) continue;
      first.add(event.id);
      const seq = order.get((event.data as { messageId: string }).messageId)!;
      if (seq < (last.get(key) ?? 0)) inverted.push(key);
      last.set(key, seq);
    }
    expect({ events: first.size, inverted }).toEqual({ events: messages.length, inverted: [] });
  });

  it('promise 5: at no moment is a bed offered that somebody is in, or that is kept for somebody', async () => {
    const told = (await readTopic(system.kafka.brokers, 'careway.bed-tracking')).flatMap(({ event }) =>
      event.type === 'bed-tracking.ward-occupancy-changed.v1' ? [event.data as WardOccupancyChanged] : [],
    );
    expect(told.length).toBeGreaterThan(wards.length);
    const offered = told.filter(
      ({ open, occupied, onLeave, usable }) => usable > Math.max(0, open - occupied - onLeave),
    );
    expect(offered).toEqual([]);
  });

  it('promise 6: a bed that is kept for somebody on leave is still kept', async () => {
    const kept = [...truth].filter(([, one]) => one.onLeave).length;
    expect(kept).toBe(PATIENTS / 6);
    expect((await wardsNow()).reduce((sum, { onLeave }) => sum + onLeave, 0)).toBe(kept);
  });

  it('promise 7: the counters equal the ledger, and once wiped they are filled again', async () => {
    const counters = new RedisCounters(system.redisUrl, 'careway:beds:');
    closing(() => counters.stop());
    const ledger = await rows(
      'SELECT ward_id AS id, open, occupied, on_leave, usable FROM bed_tracking.ward ORDER BY 1',
    );
    const equal = async () => {
      const { state, wards: held } = await counters.read();
      const counted = [...held.values()].map((ward) => ({
        id: ward.wardId,
        open: ward.open,
        occupied: ward.occupied,
        on_leave: ward.onLeave,
        usable: ward.usable,
      }));
      expect({ state, counted: counted.sort((a, b) => (a.id < b.id ? -1 : 1)) }).toEqual({
        state: 'ready',
        counted: ledger,
      });
    };
    await eventually(equal);
    const redis = new Redis(system.redisUrl);
    closing(() => redis.disconnect());
    await redis.flushdb();
    expect((await counters.mark()).state).not.toBe('ready');
    await eventually(equal, { within: 20_000 });
  });

  it('promise 8: a screen that was cut off again and again saw every change, once, in order', async () => {
    await eventually(async () => {
      const [row] = await rows<{ last: number }>('SELECT last::int AS last FROM control_centre.board_sequence');
      return viewer.last >= row!.last - 5;
    });
    const first = viewer.snapshots[0]!;
    expect(viewer.snapshots).toEqual([first]);
    expect(viewer.seen).toEqual(viewer.seen.map((_, index) => first + 1 + index));
    expect(viewer.seen.length).toBeGreaterThan(100);
  });

  it('promise 12: nothing of a person is in Kafka, a log, a metric, Redis, a table or on the screen', async () => {
    const marks = /MARKED|PERSON|proofP\d|19700101/;
    const services = ['gateway', 'relay', 'bed-tracking', 'control-centre'] as const;
    const metrics = services.map(async (name) => (await fetch(`${system.process(name).address}/metrics`)).text());
    const topics = ['careway.gateway', 'careway.bed-tracking'].map(async (topic) =>
      (await readTopic(system.kafka.brokers, topic)).map(({ key, text }) => key + text).join('\n'),
    );
    const places = {
      log: system.output(),
      screen: viewer.text,
      metrics: (await Promise.all(metrics)).join(),
      topics: (await Promise.all(topics)).join(),
    };
    for (const [place, text] of Object.entries(places)) {
      expect(text.length).toBeGreaterThan(1_000);
      expect({ place, found: marks.exec(text)?.[0] }).toEqual({ place, found: undefined });
    }
    const tables = await rows<{ name: string }>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname IN ('gateway', 'bed_tracking', 'control_centre')`);
    for (const { name } of tables) {
      const found = await rows(
        `SELECT to_jsonb(t) AS row FROM ${name} AS t WHERE to_jsonb(t)::text ~ '${marks.source.replace('\\d', '[0-9]')}' LIMIT 1`,
      );
      expect({ name, found }).toEqual({ name, found: [] });
    }
  });
});
