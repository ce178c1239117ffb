import { connect } from 'node:net';
import fc from 'fast-check';
import { frame } from '@careway/hl7v2';
import { closing, eventually } from '@careway/testing';
import { adt, ackOf } from '../../apps/gateway/src/gateway.fixture.ts';
import { er7Bytes } from './bytes/edits.ts';
import { growing } from './bytes/growth.ts';
import { jsonBytes } from './bytes/json.ts';
import { er7Seeds, jsonSeeds, MARK } from './bytes/seeds.ts';
import { checkAnswer, firstLine } from './doors/messages.ts';
import { bodiesOf, headerOf } from './doors/json.ts';
import { plainDecoder } from './doors/plain-decoder.ts';
import { streams } from './doors/framing.ts';
import { longestStandstill, ready, realGateway, type RealGateway } from './gateway-in-test.ts';
import { Sender } from './line-in-test.ts';

const ER7 = 'application/hl7-v2+er7';
const JSON_TYPE = 'application/json';
const MEGABYTE = 1024 * 1024;
/** Longer than any input may keep the process, and short enough to tell that it hung, on the busiest machine. */
const STANDSTILL_MS = 3_000;
/** In megabytes, as in a small container: what costs more than it may kills the process, and with it each test after. */
const SMALL_HEAP = '--max-old-space-size=384';
const PER_DOOR = 150;
const sample = (inputs: fc.Arbitrary<Buffer>, numRuns = PER_DOOR): Buffer[] =>
  fc.sample(inputs, { seed: 20_261_122, numRuns });
const growingOf = (door: string): Buffer[] =>
  growing.filter((one) => one.door === door).map(({ make }) => make(16 * 1024));

let gateway: RealGateway;
let last = 0;
beforeAll(async () => {
  gateway = await realGateway({ NODE_OPTIONS: SMALL_HEAP });
}, 90_000);

/** Each door still takes a good message, and says so after it is stored. */
async function takesGoodMessages(): Promise<void> {
  await ready(gateway.process.address);
  const ids = [1, 2, 3].map(() => `GOOD${(last += 1)}`) as [string, string, string];
  const sender = new Sender(gateway.mllpPort);
  await sender.write(frame(adt('A01', ids[0])));
  expect((await sender.end()).map(ackOf)).toEqual([`AA:${ids[0]}`]);
  const http = await gateway.post('/hl7v2', adt('A01', ids[1]), ER7);
  expect([http.status, ackOf(http.text)]).toEqual([200, `AA:${ids[1]}`]);
  const json = await gateway.post('/events', JSON.stringify({ ...jsonSeeds[0], controlId: ids[2] }), JSON_TYPE);
  expect(json.status).toBe(201);
  const rows = await gateway.rows(`SELECT control_id FROM message WHERE status = 'accepted'`);
  const stored = new Set(rows.map((row) => row.control_id));
  expect(ids.every((id) => stored.has(id))).toBe(true);
}

/** Does the work; the gateway never stands still for long. The time of an answer would be the network's too. */
async function whileItRuns(work: () => Promise<void>): Promise<void> {
  const { there, here } = await longestStandstill(gateway, work);
  expect(there).toBeGreaterThan(0);
  expect(there).toBeLessThan(STANDSTILL_MS + 5 * here);
}

/** Several at a time, in their order. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>, lanes = 8): Promise<void> {
  const all = items.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const item of all) await work(item);
    }),
  );
}

describe('a gateway whose doors get any bytes', () => {
  afterEach(takesGoodMessages);

  it(
    'over MLLP: lives, answers no frame twice, and repeats nothing of a person',
    () =>
      whileItRuns(async () => {
        const messages = [...sample(er7Bytes), ...growingOf('er7')].filter(
          (input) => !input.includes(0x0b) && !input.includes(0x1c),
        );
        await inTurns(messages, async (input) => {
          const sender = new Sender(gateway.mllpPort);
          await sender.write(frame(input));
          const answers = await sender.end();
          expect(answers.length).toBeLessThanOrEqual(1);
          for (const answer of answers)
            if (answer.startsWith('MSH')) checkAnswer(Buffer.from(answer, 'latin1'), firstLine(input), undefined);
        });
        await inTurns(sample(streams, 40), async (input) => {
          const stream = input.subarray(0, 4_000);
          const sender = new Sender(gateway.mllpPort);
          await sender.write(stream);
          const frames = plainDecoder(stream, {}).filter(({ kind }) => kind === 'frame');
          expect((await sender.end()).length).toBeLessThanOrEqual(frames.length);
        });
      }),
    180_000,
  );

  it(
    'over HTTP: says what is wrong with it, and never that something broke',
    () =>
      whileItRuns(async () => {
        await inTurns([...sample(er7Bytes), ...growingOf('er7')], async (input) => {
          const { status, text } = await gateway.post('/hl7v2', input, ER7);
          expect([200, 204]).toContain(status);
          if (status === 200 && text.startsWith('MSH')) checkAnswer(Buffer.from(text), firstLine(input), undefined);
        });
      }),
    180_000,
  );

  it(
    'as JSON: says what is wrong with it, and never that something broke',
    () =>
      whileItRuns(async () => {
        await inTurns([...sample(jsonBytes), ...growingOf('json')], async (input) => {
          for (const path of ['/events', '/read']) {
            const { status, text } = await gateway.post(path, input, JSON_TYPE);
            expect([200, 201, 207, 400, 409, 413, 422]).toContain(status);
            if (!bodiesOf(input).some((one) => headerOf(one).includes(MARK))) expect(text).not.toContain(MARK);
            expect(() => JSON.parse(text)).not.toThrow();
          }
        });
      }),
    180_000,
  );

  it.each([
    ['/events', 'application/json', '{"patient":{"familyName":"ZQXMARK'],
    ['/events', 'application/json', 'ZQXMARK'],
    ['/events', 'application/x-www-form-urlencoded', 'sendingApplication=PAS&sendingFacility=TRUST&patient=ZQXMARK'],
    ['/events', 'text/plain', 'ZQXMARK'],
    ['/events', 'application/json', '{"__proto__":{"a":"ZQXMARK"},"sendingApplication":"PAS","sendingFacility":"T"}'],
    ['/read', 'application/json', '{"sendingApplication":{"toString":1},"sendingFacility":["ZQXMARK"]}'],
    ['/read', 'text/plain', er7Seeds[0]!.toString()],
    ['/hl7v2', 'application/json', '{"a":"ZQXMARK"}'],
    ['/hl7v2', 'image/png', 'ZQXMARK'],
  ])('%s of %s %s: an answer without what was sent', async (path, type, body) => {
    const { status, text } = await gateway.post(path, body, type);
    expect(status).toBeLessThan(500);
    expect(text).not.toContain(MARK);
  });

  it(
    'bytes that are no HTTP at the door of HTTP: the connection is closed',
    () =>
      whileItRuns(async () => {
        const { port } = new URL(gateway.process.address);
        await inTurns([...sample(streams, 30), ...sample(er7Bytes, 30)], async (input) => {
          const socket = connect({ host: '127.0.0.1', port: Number(port) });
          closing(() => socket.destroy());
          socket.on('error', () => undefined).resume();
          socket.end(Buffer.concat([input, Buffer.from('\r\n\r\n')]));
          await new Promise((resolve) => socket.once('close', resolve));
        });
      }),
    120_000,
  );
});

describe('what any bytes may cost', () => {
  afterEach(takesGoodMessages);

  it('starts of frames by the million: few lines of log', async () => {
    const before = gateway.process.output().length;
    await inTurns(Array.from({ length: 20 }), async () => {
      const sender = new Sender(gateway.mllpPort);
      await sender.write('\x0b\x0b\x1c'.repeat(20));
      await sender.write('\x0b'.repeat(50_000));
      await sender.closed;
    });
    expect(gateway.process.output().length - before).toBeLessThan(100_000);
  });

  it('frames without end, and many large ones: memory has a limit', async () => {
    const before = (await gateway.measured()).megabytes;
    await whileItRuns(async () => {
      const endless = Array.from({ length: 60 }, () => new Sender(gateway.mllpPort));
      await Promise.all(endless.map((sender) => sender.write(`\x0b${'x'.repeat(9 * MEGABYTE)}`)));
      // Lines that came too late are closed; the others hold what they have.
      await eventually(() => endless.filter(({ socket }) => socket.closed).length >= 40, { within: 60_000 });
      expect((await gateway.measured()).megabytes - before).toBeLessThan(600);
      for (const { socket } of endless) socket.destroy();
    });
  }, 180_000);

  it(
    'large bodies of nothing but separators, names or empty objects: refused in time, in a small heap',
    () =>
      whileItRuns(async () => {
        for (const body of [
          `{"sendingApplication":"PAS","sendingFacility":"TRUST","patient":{"identifiers":[${'{},'.repeat(1_500_000)}{}]}}`,
          `[${'{"sendingApplication":"PAS","sendingFacility":"TRUST"},'.repeat(498)}{}]`,
        ]) {
          const { status, text } = await gateway.post('/events', body, JSON_TYPE);
          expect([207, 422]).toContain(status);
          expect(text.length).toBeLessThan(2 * MEGABYTE);
        }
        for (const unit of ['~', '1~', '|', '\rPID|1', '\rBTS|9', '\rMSH|', '\n', '\\'])
          expect(
            (
              await gateway.post(
                '/hl7v2',
                adt('A01', 'LARGE').trimEnd() + unit.repeat((8 * MEGABYTE) / unit.length),
                ER7,
              )
            ).status,
          ).toBe(200);
      }),
    180_000,
  );

  it('nothing of a person is in what the gateway wrote and measured', async () => {
    const metrics = await (await fetch(`${gateway.process.address}/metrics`)).text();
    expect(gateway.process.output() + metrics).not.toContain(MARK);
    expect(gateway.process.output()).not.toMatch(/unhandled|uncaught/i);
    const rows = await gateway.rows('SELECT problems::text AS told FROM message');
    expect(rows.some(({ told }) => told.includes(MARK))).toBe(false);
  });
});
