import type { Command } from './story-book.ts';

const TIMEOUT_MS = 20_000;

/** Nobody knows whether it was done: ask again, with the same key. */
export class NoAnswer extends Error {
  readonly code = 'NO_ANSWER';
}

/** What bed tracking said to a command; a refusal is an answer. */
export type Said = { done: true; body: Record<string, unknown> } | { done: false; status: number };

/** Bed tracking's API, used by people of the demo: each is signed in when they first act. */
export class BedTracking {
  private readonly tokens = new Map<string, string>();

  private readonly ended = new AbortController();

  constructor(private readonly address: string) {}

  /** Waits for no answer any more. */
  close(): void {
    this.ended.abort();
  }

  /** Throws `NoAnswer`. */
  async do({ method, path, body, key, version }: Command, by: string): Promise<Said> {
    const headers = { 'idempotency-key': key, ...(version !== undefined && { 'if-match': `"${version}"` }) };
    const response = await this.asked(path, { method, headers, body: JSON.stringify(body) }, by);
    if (!response.ok) return { done: false, status: response.status };
    return { done: true, body: (await response.json()) as Record<string, unknown> };
  }

  /** Undefined where it is refused. Throws `NoAnswer`. */
  async read<Answer>(path: string, by: string, body?: object): Promise<Answer | undefined> {
    const asked = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await this.asked(path, asked, by);
    return response.ok ? ((await response.json()) as Answer) : undefined;
  }

  private async asked(path: string, init: RequestInit, by: string): Promise<Response> {
    const first = await this.send(path, init, await this.tokenOf(by));
    if (first.status !== 401) return first;
    this.tokens.delete(by);
    return this.send(path, init, await this.tokenOf(by));
  }

  private async tokenOf(id: string): Promise<string> {
    const known = this.tokens.get(id);
    if (known) return known;
    const response = await this.send('/identity/sign-in', { method: 'POST', body: JSON.stringify({ id }) });
    if (!response.ok) throw new NoAnswer(`Nobody could be signed in: ${response.status}`);
    const { token } = (await response.json()) as { token: string };
    this.tokens.set(id, token);
    return token;
  }

  private async send(path: string, init: RequestInit, token?: string): Promise<Response> {
    const headers = {
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(init.headers as Record<string, string> | undefined),
    };
    const signal = AbortSignal.any([this.ended.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const response = await fetch(new URL(path, this.address), { ...init, headers, signal }).catch((error: unknown) => {
      throw new NoAnswer('Bed tracking did not answer', { cause: error });
    });
    if (response.status >= 500 || response.status === 429) throw new NoAnswer(`Bed tracking said ${response.status}`);
    return response;
  }
}
