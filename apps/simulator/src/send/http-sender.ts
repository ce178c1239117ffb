import { NoAnswer, readAck, type Answer, type Sender } from './sender.ts';

const TIMEOUT_MS = 20_000;

/** `POST /hl7v2` with ER7, or `POST /events` with HL7-like JSON. */
export class HttpSender implements Sender {
  constructor(
    private readonly gateway: string,
    private readonly door: 'http' | 'json',
    private readonly charset: string,
  ) {}

  async send({ controlId, bytes }: { controlId: string; bytes: Buffer }): Promise<Answer> {
    const er7 = this.door === 'http';
    const response = await fetch(new URL(er7 ? '/hl7v2' : '/events', this.gateway), {
      method: 'POST',
      headers: { 'content-type': er7 ? `application/hl7-v2+er7; charset=${this.charset}` : 'application/json' },
      body: new Uint8Array(bytes),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (response.status >= 500 || response.status === 429) throw new NoAnswer(`The gateway said ${response.status}`);
    if (er7 && text.includes('MSA|')) return readAck(text, controlId);
    return response.ok ? { accepted: true } : { accepted: false, code: String(response.status) };
  }

  async close(): Promise<void> {
    // Connections belong to fetch's pool.
  }
}
