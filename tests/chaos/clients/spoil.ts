import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { namesOf } from './journeys.ts';
import type { Random } from './random.ts';
import { writeEr7 } from './said.ts';
import type { TrafficOptions } from './traffic.ts';

const MOST_BYTES = 65_536;
const SORTS = ['truncated', 'oversized', 'garbage'] as const;
const BY = 'spoiler';
/** Nobody is admitted under this number. */
const NOBODY = 1e9;

/** Sends what no sender should: a frame cut short, one above the limit, bytes of no meaning. None may be taken. */
export async function spoil(
  { gateways, sender, write }: Pick<TrafficOptions, 'gateways' | 'sender' | 'write'>,
  random: Random,
  turn: number,
): Promise<void> {
  const sort = SORTS[turn % SORTS.length]!;
  const controlId = `B${turn}`;
  const op = `${BY}:${controlId}`;
  const gateway = gateways[turn % gateways.length]!;
  const told = { ...namesOf(NOBODY), trigger: 'A01', controlId, ward: sender.wards[0]!, prior: '' };
  const bytes = spoilt(sort, writeEr7(sender, { ...told, at: Temporal.Now.instant() }), random);
  write({ kind: 'send', by: BY, op, controlId, patient: -1, sort, door: 'mllp', gateway: gateway.name });
  const socket = connect({ host: '127.0.0.1', port: gateway.mllpPort }).on('error', () => undefined);
  socket.write(Buffer.from(bytes, 'latin1'));
  socket.resume();
  await Promise.race([once(socket, 'close').catch(() => undefined), wait(300)]);
  socket.destroy();
  write({ kind: 'answer', by: BY, op, outcome: 'failed' });
}

const spoilt = (sort: (typeof SORTS)[number], text: string, random: Random): string =>
  ({
    truncated: () => `\v${text.slice(0, Math.floor(text.length * random()))}`,
    oversized: () => `\v${text}NTE|1||${'x'.repeat(MOST_BYTES)}\r\x1c\r`,
    garbage: () => String.fromCharCode(...Array.from({ length: 300 }, () => Math.floor(random() * 256))),
  })[sort]();
