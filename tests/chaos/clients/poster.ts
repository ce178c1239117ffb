import type { Write } from '../campaign/history.ts';
import { idEndOf, writeEr7, writeJson, type Sender, type Told } from './said.ts';

const ANSWER_MS = 10_000;

export interface Post {
  by: string;
  patient: number;
  told: Told;
  door: 'hl7v2' | 'json';
  gateway: { name: string; address: string };
}

/** Posts a message once by HTTP and never again, whatever becomes of it. */
export async function postOnce(
  write: Write,
  sender: Sender,
  { by, patient, told, door, gateway }: Post,
): Promise<void> {
  const { controlId } = told;
  const op = `${by}:${controlId}`;
  write({ kind: 'send', by, op, controlId, patient, sort: 'update', door, gateway: gateway.name });
  const answer = await (door === 'json' ? postJson : postEr7)(gateway.address, sender, told).catch(() => undefined);
  if (!answer) return write({ kind: 'answer', by, op, outcome: 'unknown' });
  const { code, idEnd } = answer;
  // A gateway that could not store may have stored after all: its line may have broken after COMMIT.
  const outcome = OK.has(code) ? 'ok' : Number(code) >= 500 ? 'unknown' : 'failed';
  write({ kind: 'answer', by, op, outcome, code, ...(outcome === 'ok' && idEnd ? { idEnd } : {}) });
}

const OK = new Set(['AA', '200', '201']);

interface Said {
  code: string;
  idEnd: string | undefined;
}

async function postJson(address: string, sender: Sender, told: Told): Promise<Said> {
  const { status, text } = await post(`${address}/events`, 'application/json', writeJson(sender, told));
  return { code: String(status), idEnd: /"messageId":"([^"]+)"/.exec(text)?.[1]?.replaceAll('-', '') };
}

async function postEr7(address: string, sender: Sender, told: Told): Promise<Said> {
  const { status, text } = await post(`${address}/hl7v2`, 'application/hl7-v2', writeEr7(sender, told));
  return { code: /\rMSA\|(\w\w)\|/.exec(text)?.[1] ?? String(status), idEnd: idEndOf(text) };
}

async function post(url: string, type: string, body: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  return { status: answer.status, text: await answer.text() };
}
