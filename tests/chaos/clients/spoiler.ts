import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Write } from '../campaign/history.ts';
import { writeEr7, type Sender } from './said.ts';

const MOST_BYTES = 65_536;
const SORTS = ['truncated', 'oversized', 'garbage'] as const;

/** Sends what no sender should: frames cut short, frames above the limit, bytes of no meaning. None may be taken. */
export async function spoil(
  write: Write,
  sender: Sender,
  {
    by,
    turn,
    gateway,
    random,
  }: { by: string; turn: number; gateway: { name: string; mllpPort: number }; random: () => number },
): Promise<void> {
  const sort = SORTS[turn % SORTS.length]!;
  const controlId = `B${turn}`;
  const op = `${by}:${turn}`;
  const text = writeEr7(sender, {
    trigger: 'A01',
    controlId,
    patient: `chaosPbad${turn}`,
    visit: `Vbad${turn}`,
    ward: sender.wards[0]!,
    prior: '',
    at: Temporal.Now.instant(),
  });
  const bytes = {
    truncated: `\v${text.slice(0, Math.floor(text.length * random()))}`,
    oversized: `\v${text}NTE|1||${'x'.repeat(MOST_BYTES)}\r\x1c\r`,
    garbage: String.fromCharCode(...Array.from({ length: 300 }, () => Math.floor(random() * 256))),
  }[sort];
  write({ kind: 'send', by, op, controlId, patient: -1, sort, door: 'mllp', gateway: gateway.name });
  const socket = connect({ host: '127.0.0.1', port: gateway.mllpPort }).on('error', () => undefined);
  socket.write(Buffer.from(bytes, 'latin1'));
  socket.resume();
  await Promise.race([once(socket, 'close').catch(() => undefined), wait(300)]);
  socket.destroy();
  write({ kind: 'answer', by, op, outcome: 'failed' });
}
