import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closing } from '@careway/testing';

export interface Told {
  method: string;
  path: string;
  key?: string;
  version?: string;
  authorization?: string;
  body: string;
}

/** What to answer: a status, `cut` for a line that closes without an answer, or an object with 200. */
export type Answer = number | 'cut' | object;

/** Stands where bed tracking would, a real socket; `answer` decides, and all that was asked is kept. */
export async function standIn(answer: (told: Told) => Answer) {
  const asked: Told[] = [];
  const server = createServer(async (request, response) => {
    const told = await read(request);
    asked.push(told);
    reply(response, told.path === '/identity/sign-in' ? signIn(told) : answer(told));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, asked, commands: () => asked.filter(({ key }) => key !== undefined) };
}

let sessions = 0;
const signIn = ({ body }: Told): object => ({ token: `${(JSON.parse(body) as { id: string }).id}-${++sessions}` });

async function read(request: IncomingMessage): Promise<Told> {
  const { 'idempotency-key': key, 'if-match': version, authorization } = request.headers;
  return {
    method: request.method!,
    path: request.url!,
    ...(typeof key === 'string' && { key }),
    ...(version && { version }),
    ...(authorization && { authorization }),
    body: (await request.toArray()).join(''),
  };
}

function reply(response: ServerResponse, answer: Answer): void {
  if (answer === 'cut') return void response.destroy();
  const [status, body] = typeof answer === 'number' ? [answer, {}] : [200, answer];
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
