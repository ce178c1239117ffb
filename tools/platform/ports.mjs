import { connect, createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** Whether nobody listens on `port` of this machine. */
export const portIsFree = (port, host = LOOPBACK) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });

/** A port that the system says is free now. */
export const freePort = (host = LOOPBACK) =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** `preferred` when it is free, else the next free port above it; never one of `taken`. */
export async function portNear(preferred, taken = new Set()) {
  for (let port = preferred; port < preferred + 200 && port < 65_536; port += 1) {
    if (taken.has(port) || !(await portIsFree(port))) continue;
    taken.add(port);
    return port;
  }
  throw new Error(
    `No free port between ${preferred} and ${preferred + 199}: end what holds them, or name a port yourself.`,
  );
}

/** Sends `request` to a server on this machine and gives what comes back first, or undefined when nobody answers. */
export const ask = (port, request, { host = LOOPBACK, withinMs = 1_000 } = {}) =>
  new Promise((resolve) => {
    const socket = connect({ port, host });
    const done = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(withinMs, () => done(undefined));
    socket.once('error', () => done(undefined));
    socket.once('connect', () => socket.write(request));
    socket.once('data', (answer) => done(answer));
    socket.once('end', () => done(undefined));
  });
