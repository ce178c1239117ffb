import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { closing } from '@careway/testing';

/** A line to a server that can be cut, as when the server dies, and mended. */
export interface CuttableLine {
  /** The address of the server by this line. */
  url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Puts a line between a service and the server at `url`. */
export async function cuttableLine(url: string): Promise<CuttableLine> {
  const there = new URL(url);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    const far = connect({ host: there.hostname, port: Number(there.port) });
    for (const socket of [near, far]) keep(socket);
    near.pipe(far).pipe(near);
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as { port: number }).port;
  };
  const port = await listen(0);
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  closing(() => (server.listening ? cut() : Promise.resolve()));
  const here = new URL(url);
  here.host = `127.0.0.1:${port}`;
  return { url: here.href, cut, mend: async () => void (await listen(port)) };
}
