import { cp, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@careway/database';
import { connectMllp, type ConnectOptions, type MllpClient } from '@careway/mllp';
import type { Service } from '@careway/service-kit';
import { closing, eventually, testDatabase, testKafka } from '@careway/testing';
import { migrations } from './database/migrations.ts';
import { start } from './main.ts';
import { MllpListener } from './receive-messages/mllp.listener.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
export const KENT_AND_MEDWAY = 'deploy/reference/kent-and-medway';

export interface TestGateway {
  service: Service;
  address: string;
  mllpPort: number;
  database: Database;
  /** A connection to its MLLP door, closed after the spec file. */
  connect(tls?: ConnectOptions['tls']): Promise<MllpClient>;
  rows(text: string): Promise<any[]>;
  post(path: string, body: string, headers?: Record<string, string>): Promise<Response>;
  postJson(path: string, body: unknown): Promise<{ status: number; body: any }>;
  get(path: string): Promise<any>;
}

/** The environment of a gateway on a database and topics of its own, and that database. */
export async function gatewayWorld(): Promise<{ environment: Record<string, string>; database: Database }> {
  const { url, database } = await testDatabase({ schema: 'gateway', migrations });
  const { brokers, topicPrefix } = testKafka();
  const environment = {
    DATABASE_URL: url,
    KAFKA_BROKERS: brokers,
    TOPIC_PREFIX: topicPrefix,
    BLIND_INDEX_KEY: KEY,
    MASTER_KEY: KEY,
    LOG_LEVEL: 'silent',
    REFERENCE_DATA: KENT_AND_MEDWAY,
  };
  return { environment, database };
}

/** A gateway in this process whose outbox stays where it is, on real servers and real doors. */
export async function testGateway(more: Record<string, string> = {}): Promise<TestGateway> {
  const { environment, database } = await gatewayWorld();
  const service = await start({ ...environment, RELAY: 'off', ...more });
  closing(() => service.stop());
  const { address } = service;
  const mllpPort = service.app.get(MllpListener).port;
  const post: TestGateway['post'] = (path, body, headers = {}) =>
    fetch(`${address}${path}`, { method: 'POST', body, headers });
  return {
    service,
    address,
    mllpPort,
    database,
    post,
    rows: (text) => database.query(text),
    async connect(tls) {
      const client = await connectMllp({ host: '127.0.0.1', port: mllpPort, tls });
      closing(() => client.close());
      return client;
    },
    async postJson(path, body) {
      const answer = await post(path, JSON.stringify(body), { 'content-type': 'application/json' });
      return { status: answer.status, body: await answer.json() };
    },
    async get(path) {
      return (await fetch(`${address}${path}`)).json();
    },
  };
}

/** A copy of the reference data that a test may change. */
export async function ownReferenceData(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'careway-reference-'));
  closing(() => rm(folder, { recursive: true }));
  await cp(KENT_AND_MEDWAY, folder, { recursive: true });
  return folder;
}

export interface Fields {
  patient?: string;
  visit?: string;
  ward?: string;
  application?: string;
  facility?: string;
  charset?: string;
  name?: string;
  version?: string;
}

/** An ADT message as a try-out sender would write it. */
export const adt = (trigger: string, controlId: string, fields: Fields = {}): string => {
  const { patient = 'P1', visit = 'V1', ward = 'RVV01-AMU', application = 'PAS', facility = 'TRUST' } = fields;
  const { charset = '', name = 'SMITH', version = '2.4' } = fields;
  const tail = charset && `||||||${charset}`;
  return [
    `MSH|^~\\&|${application}|${facility}|CAREWAY|QKS|20261122094000||ADT^${trigger}|${controlId}|P|${version}${tail}`,
    `EVN|${trigger}|20261122094000`,
    `PID|1||${patient}^^^${facility}^PI||${name}^PERSON`,
    `PV1|1|I|${ward}${'|'.repeat(16)}${visit}`,
    '',
  ].join('\r');
};

/** A payload in its MLLP frame, byte by byte as the standard has it. */
export const framed = (payload: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x0b]), Buffer.from(payload as string), Buffer.from([0x1c, 0x0d])]);

/** MSA-1 and MSA-2 of an acknowledgement, `AA:1`. */
export const ackOf = (answer: Buffer | string): string => {
  const [, code, id] = /(?:^|\r)MSA.([AC][AER])(?:[^\r]([^\r|]*))?/.exec(answer.toString('latin1' as never)) ?? [];
  return `${code}:${id ?? ''}`;
};

/** Everything that comes back on one plain connection, framed or not. */
export async function rawLine(port: number) {
  const socket = connect({ host: '127.0.0.1', port });
  const parts: Buffer[] = [];
  let ended = false;
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.on('error', () => undefined);
  socket.on('close', () => (ended = true));
  await new Promise((resolve) => socket.once('connect', resolve));
  closing(() => socket.destroy());
  const answers = () =>
    Buffer.concat(parts)
      .toString('latin1')
      .split('\x1c\r')
      .filter((one) => one.includes('MSA'))
      .map((one) => one.slice(1));
  return {
    socket,
    write: (bytes: Buffer | string) => void socket.write(bytes),
    answers,
    /** The codes and ids of the first `count` answers. */
    acks: (count: number) =>
      eventually(() => {
        const all = answers();
        return all.length >= count && all.map(ackOf);
      }),
    ended: () => eventually(() => ended),
  };
}
