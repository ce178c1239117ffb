import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Desk } from '../../bench/reserve/contend.ts';
import type { BedsDoor } from '../clients/beds-client.ts';
import type { Random } from '../clients/random.ts';
import type { PromiseBook } from './promise-book.ts';

const ANSWER_MS = 8_000;
const BACK_OFF_MS = 100;
/** One in four lets the time of the hold come, one in four confirms it. */
const SHORT = 0.25;
const CONFIRMED = 0.5;
const SHORT_MS = 1_500;
const LONG_MS = 600_000;

export interface Counted {
  requests: number;
  /** Answers from which nobody can tell what happened: the same is asked again. */
  unknown: number;
  granted: number;
}

interface Promised {
  reservationId: string;
  placeId: string;
  subjectId: string;
}

interface Answer {
  status: number;
  body: { reservationId?: string; heldUntil?: string; current?: { version: number }; token?: string };
}

export interface RivalOptions {
  doors: readonly BedsDoor[];
  /** The places that all want. */
  wanted: readonly string[];
  book: PromiseBook;
  counted: Counted;
  random: Random;
  /** Who signs in: one of the demo people. */
  person: string;
}

/** Somebody who wants the places that others want, asks one instance and the other, and again until it is known. */
export class Rival implements Desk<Promised> {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 2 });
  private readonly versions = new Map<string, number>();
  private token: string | undefined;
  private turns = 0;

  constructor(private readonly options: RivalOptions) {}

  async claim(place: number): Promise<Promised | undefined> {
    const { wanted, book, counted, random } = this.options;
    const placeId = wanted[place]!;
    const [plan, subjectId] = [random(), randomUUID()];
    const until = Date.now() + (plan < SHORT ? SHORT_MS : LONG_MS);
    book.ask(subjectId);
    const said = { subjectId, until: new Date(until).toISOString(), reason: 'contention' };
    const { status, body } = await this.insist(`/places/${placeId}/hold`, said, this.versions.get(placeId) ?? 1);
    if (status >= 300) {
      const now = body.current?.version;
      if (now !== undefined) this.versions.set(placeId, status === 412 ? now : now + 1);
      return undefined;
    }
    counted.granted += 1;
    const promised = { reservationId: body.reservationId!, placeId, subjectId };
    book.got({ ...promised, until: Date.parse(body.heldUntil!) }, Date.now());
    if (plan >= SHORT && plan < CONFIRMED) await this.confirm(promised);
    return promised;
  }

  async giveBack({ reservationId, placeId, subjectId }: Promised): Promise<void> {
    this.options.book.givesBack(placeId, subjectId);
    await this.insist(`/reservations/${reservationId}/release`, { reason: 'contention' });
  }

  leave(): void {
    this.agent.destroy();
  }

  private async confirm({ reservationId, placeId, subjectId }: Promised): Promise<void> {
    const { status } = await this.insist(`/reservations/${reservationId}/confirm`, { reason: 'contention' });
    if (status < 300) this.options.book.confirmed(placeId, subjectId);
  }

  /** Asks by the same key, by turns of the instances, until it is known what became of it. */
  private async insist(path: string, said: object, version?: number): Promise<Answer> {
    const { counted } = this.options;
    const headers = { 'idempotency-key': randomUUID(), ...(version !== undefined && { 'if-match': `"${version}"` }) };
    for (;;) {
      counted.requests += 1;
      const answer = await this.post(path, said, headers).catch(() => undefined);
      if (answer?.status === 401) this.token = undefined;
      else if (answer && answer.status < 500) return answer;
      counted.unknown += 1;
      await wait(BACK_OFF_MS);
    }
  }

  private async post(path: string, said: object, headers: Record<string, string>): Promise<Answer> {
    this.token ??= (await this.send('/identity/sign-in', { id: this.options.person }, {})).body.token;
    return this.send(path, said, { ...headers, authorization: `Bearer ${this.token}` });
  }

  private send(path: string, said: object, headers: Record<string, string>): Promise<Answer> {
    const { doors } = this.options;
    const { address } = doors[(this.turns += 1) % doors.length]!;
    const body = JSON.stringify(said);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const sent = request(
      `${address}${path}`,
      {
        method: 'POST',
        agent: this.agent,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        signal: AbortSignal.timeout(ANSWER_MS),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
        response.on('end', () => {
          try {
            resolve({
              status: response.statusCode!,
              body: JSON.parse(Buffer.concat(chunks).toString()) as Answer['body'],
            });
          } catch (error) {
            reject(error as Error);
          }
        });
      },
    );
    sent.on('error', reject).end(body);
    return promise;
  }
}
