import { randomUUID } from 'node:crypto';
import type { Ask, Reply, ReservationSeen } from '@careway/proof';
import type { Write } from '../campaign/history.ts';

const ANSWER_MS = 8_000;

/** One instance of bed tracking, as its clients reach it. */
export interface BedsDoor {
  name: string;
  address: string;
}

/** A place that was found, as it was then. */
export interface FoundPlace {
  placeId: string;
  wardId: string;
  label: string;
  version: number;
}

/** A command or a look. Sent again it has the same key. */
export interface Asking extends Pick<Ask, 'what' | 'placeId' | 'subjectId' | 'key'> {
  reservationId?: string;
  /** Of a hold: the version that was seen, and until when by our clock, epoch ms. */
  version?: number;
  untilMs?: number;
}

/** Somebody who asks bed tracking by HTTP, signed in as one of the demo people, and writes down what became of it. */
export class BedsClient {
  private token: string | undefined;
  private attempts = 0;

  constructor(
    private readonly by: string,
    private readonly person: string,
    private readonly doors: readonly BedsDoor[],
    private readonly write: Write,
  ) {}

  /** False while nobody could be asked to sign us in. */
  async signIn(): Promise<boolean> {
    this.token ??= await this.send<{ token: string }>(this.door(0), '/identity/sign-in', { id: this.person })
      .then(({ body }) => body.token)
      .catch(() => undefined);
    return this.token !== undefined;
  }

  /** The places that meet the need best, a few; none when nobody answers. It promises nothing. */
  async search(need: object, turn: number, limit: number): Promise<FoundPlace[]> {
    const said = { need, limit, excludedLimit: 1 };
    return this.send<{ places: { place: FoundPlace }[] }>(this.door(turn), '/places/search', said)
      .then(({ body }) => body.places.map(({ place }) => place))
      .catch(() => []);
  }

  /** One attempt. `turn` says by which instance. */
  async ask(asking: Asking, turn: number): Promise<Pick<Reply, 'outcome' | 'reservation'>> {
    const { what, placeId, subjectId, key, reservationId } = asking;
    const { by, write } = this;
    const [op, door] = [`${by}:${++this.attempts}`, this.door(turn)];
    await this.signIn();
    const about = { what, placeId, subjectId, key, ...(reservationId ? { reservationId } : {}) };
    write({ kind: 'ask', by, op, service: door.name, ...about });
    const answer = await this.answerTo(asking, door).catch(() => ({ outcome: 'unknown' as const }));
    write({ kind: 'reply', by, op, ...answer });
    return answer;
  }

  private async answerTo(asking: Asking, door: BedsDoor): Promise<Pick<Reply, 'outcome' | 'code' | 'reservation'>> {
    const { path, said } = requestOf(asking);
    const { version } = asking;
    const headers: Record<string, string> = { 'idempotency-key': asking.key };
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    const { status, body } = await this.send<Partial<ReservationTold> & { code?: string }>(door, path, said, headers);
    const code = [status, body.code].filter(Boolean).join(' ');
    if (status === 401) this.token = undefined;
    if (status < 300) return { outcome: 'ok', code, reservation: seenIn(body as ReservationTold) };
    // What failed inside may have been committed before; who isn't signed in any more (401) asks again.
    return { outcome: status < 500 && status !== 401 ? 'failed' : 'unknown', code };
  }

  private async send<Body>(
    { address }: BedsDoor,
    path: string,
    said?: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Body }> {
    const answer = await fetch(`${address}${path}`, {
      method: said ? 'POST' : 'GET',
      headers: {
        ...headers,
        ...(said ? { 'content-type': 'application/json' } : {}),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      },
      ...(said ? { body: JSON.stringify(said) } : {}),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  private door(turn: number): BedsDoor {
    return this.doors[turn % this.doors.length]!;
  }
}

/** A new command or look. */
export const newKey = (): string => randomUUID();

function requestOf({ what, placeId, subjectId, reservationId, untilMs }: Asking): { path: string; said?: object } {
  const reason = `campaign: ${what}`;
  if (what === 'hold') {
    const until = new Date(untilMs!).toISOString();
    return { path: `/places/${placeId}/hold`, said: { subjectId, until, reason } };
  }
  const path = `/reservations/${reservationId}`;
  return what === 'look' ? { path } : { path: `${path}/${what}`, said: { reason } };
}

interface ReservationTold extends Pick<ReservationSeen, 'reservationId' | 'placeId' | 'subjectId' | 'status'> {
  heldUntil: string;
  held: { at: string };
  confirmed?: { at: string };
  ended?: { at: string };
}

function seenIn({ reservationId, placeId, subjectId, status, ...told }: ReservationTold): ReservationSeen {
  const { heldUntil, held, confirmed, ended } = told;
  return {
    reservationId,
    placeId,
    subjectId,
    status,
    heldAt: Date.parse(held.at),
    heldUntil: Date.parse(heldUntil),
    ...(confirmed ? { confirmedAt: Date.parse(confirmed.at) } : {}),
    ...(ended ? { endedAt: Date.parse(ended.at) } : {}),
  };
}
