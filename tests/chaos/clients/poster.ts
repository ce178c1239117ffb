import type { Write } from '../campaign/history.ts';
import { idEndOf, writeEr7, writeJson, type Sender, type Told } from './said.ts';

const ANSWER_MS = 10_000;

/** Posts a message once by HTTP and never again, whatever becomes of it. */
export async function postOnce(
  write: Write,
  sender: Sender,
  {
    by,
    op,
    patient,
    told,
    door,
    gateway,
  }: {
    by: string;
    op: string;
    patient: number;
    told: Told;
    door: 'hl7v2' | 'json';
    gateway: { name: string; address: string };
  },
): Promise<void> {
  write({ kind: 'send', by, op, controlId: told.controlId, patient, sort: 'update', door, gateway: gateway.name });
  try {
    const { status, text } = await post(
      door,
      gateway.address,
      door === 'json' ? writeJson(sender, told) : writeEr7(sender, told),
    );
    const code = door === 'hl7v2' && status === 200 ? (/MSA\|(\w\w)\|/.exec(text)?.[1] ?? '') : String(status);
    const ok = code === 'AA' || code === '200' || code === '201';
    const idEnd = door === 'json' ? /"messageId":"([^"]+)"/.exec(text)?.[1]?.replaceAll('-', '') : idEndOf(text);
    // A gateway that could not store may have stored after all: its line may have broken after COMMIT.
    const outcome = ok ? 'ok' : status >= 500 ? 'unknown' : 'failed';
    write({ kind: 'answer', by, op, outcome, code, ...(ok && idEnd ? { idEnd } : {}) });
  } catch {
    write({ kind: 'answer', by, op, outcome: 'unknown' });
  }
}

async function post(door: 'hl7v2' | 'json', address: string, body: string): Promise<{ status: number; text: string }> {
  const [path, type] = door === 'json' ? ['/events', 'application/json'] : ['/hl7v2', 'application/hl7-v2'];
  const answer = await fetch(address + path, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  return { status: answer.status, text: await answer.text() };
}
