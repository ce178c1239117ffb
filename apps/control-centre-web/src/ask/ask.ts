import { NO_CONNECTION, readProblem, type Problem } from './problem.ts';

/** What was answered; `at` is when, by the clock of the service, epoch ms. */
export type Answered<Answer> = { ok: true; answer: Answer; at: number } | { ok: false; problem: Problem };

const APIS = { 'bed-tracking': '/api/beds', gateway: '/api/gateway', 'control-centre': '' } as const;

export interface Asked {
  /** Who is asked: bed tracking, when left out. */
  of?: keyof typeof APIS;
  method?: 'GET' | 'POST' | 'PUT';
  body?: object;
  /** The key under which a command is done once, however often it is sent. */
  key?: string;
  /** The version that was seen. */
  version?: number;
  /** The bearer token of who is signed in. */
  token?: string | undefined;
}

/** Longer than the control centre waits for bed tracking: what it says then is worth more than giving up. */
const GIVE_UP_MS = 20_000;

/** Asks a service, `path` as its API names it. Never throws: no connection is a problem as well. */
export async function ask<Answer>(path: string, asked: Asked = {}): Promise<Answered<Answer>> {
  const { of = 'bed-tracking', method = 'GET', body, key, version, token } = asked;
  const headers = {
    // A page may have the same address: what is said to read it here tells them apart.
    accept: 'application/json',
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(key ? { 'idempotency-key': key } : {}),
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  try {
    const signal = AbortSignal.timeout(GIVE_UP_MS);
    const init = {
      method,
      headers,
      signal,
      cache: 'no-store' as const,
      ...(body ? { body: JSON.stringify(body) } : {}),
    };
    const response = await fetch(APIS[of] + path, init);
    if (!response.ok) return { ok: false, problem: readProblem(response.status, await response.text()) };
    return { ok: true, answer: (await response.json()) as Answer, at: clockOf(response) };
  } catch {
    return { ok: false, problem: NO_CONNECTION };
  }
}

const clockOf = (response: Response): number => Date.parse(response.headers.get('date') ?? '') || Date.now();

/** Every item of a list, page after page; `at` is that of the first, so that nothing looks younger than it is. */
export async function askAll<Item>(path: string, asked: Asked = {}): Promise<Answered<Item[]>> {
  const items: Item[] = [];
  const joint = path.includes('?') ? '&' : '?';
  let [at, after] = [0, ''];
  do {
    const from = after ? `&after=${encodeURIComponent(after)}` : '';
    const page: Answered<{ items: Item[]; next?: string }> = await ask(`${path}${joint}limit=200${from}`, asked);
    if (!page.ok) return page;
    items.push(...page.answer.items);
    at ||= page.at;
    after = page.answer.next ?? '';
  } while (after);
  return { ok: true, answer: items, at };
}
