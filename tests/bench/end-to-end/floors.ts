import { createServer as createHttpServer } from 'node:http';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { median } from '../harness/figures.ts';
import { withClient } from '../harness/platform.ts';
import { bareProducer, kafkaAt } from '../topic.ts';

const TIMES = 200;

/** Median milliseconds of each hop by itself: nothing but the line, the disk or the broker. */
export interface Floors {
  mllpMs: number;
  commitMs: number;
  kafkaMs: number;
  sseMs: number;
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const took: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return median(took);
};

export async function measureFloors(about: { database: string; brokers: string; topic: string }): Promise<Floors> {
  return {
    mllpMs: await mllpEcho(),
    commitMs: await commit(about.database),
    kafkaMs: await kafka(about.brokers, about.topic),
    sseMs: await sse(),
  };
}

/** A frame to a server that sends it back. */
async function mllpEcho(): Promise<number> {
  const server = createServer({ noDelay: true }, (socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const frame = Buffer.alloc(400, 'x');
  const ms = await timed(async () => {
    socket.write(frame);
    await once(socket, 'data');
  });
  socket.destroy();
  server.close();
  return ms;
}

/** One row, durable. */
const commit = (database: string): Promise<number> =>
  withClient(database, async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS floor (id bigint GENERATED ALWAYS AS IDENTITY, body text)');
    const text = 'INSERT INTO floor (body) VALUES ($1)';
    return timed(() => client.query({ name: 'floor', text, values: ['x'.repeat(400)] }));
  });

/** Sent with acks=all until it is in the hands of a consumer. */
async function kafka(brokers: string, topic: string): Promise<number> {
  const consumer = kafkaAt(brokers).consumer({ groupId: `floor-${crypto.randomUUID()}`, maxWaitTimeInMs: 250 });
  let heard: (() => void) | undefined;
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: false });
  const joined = new Promise<unknown>((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({ eachMessage: async () => heard?.() });
  await joined;
  const producer = bareProducer(brokers);
  await producer.connect();
  const value = 'x'.repeat(700);
  const ms = await timed(async () => {
    const arrived = new Promise<void>((resolve) => (heard = resolve));
    await producer.send({ topic, acks: -1, messages: [{ key: Buffer.from(crypto.randomUUID()), value }] });
    await arrived;
  });
  await producer.disconnect();
  await consumer.disconnect();
  return ms;
}

/** A frame that a server writes until its client has it. */
async function sse(): Promise<number> {
  let write: ((text: string) => void) | undefined;
  const server = createHttpServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    write = (text) => void response.write(text);
    write('retry: 1000\n\n');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const reader = answer.body!.getReader();
  await reader.read();
  const ms = await timed(async () => {
    write?.(`id: 1\nevent: change\ndata: ${'x'.repeat(300)}\n\n`);
    await reader.read();
  });
  await reader.cancel();
  server.closeAllConnections();
  server.close();
  return ms;
}
