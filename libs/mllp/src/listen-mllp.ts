import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, Server as TlsServer, TLSSocket } from 'node:tls';
import type { LineHandlers, LineLimits, MllpConnection } from './connection.ts';
import { HeldBytes } from './held-bytes.ts';
import { Line } from './line.ts';

/** Certificates as PEM. With `ca`, clients may show a certificate of it; with `requireClientCertificate` they must. */
export interface ListenerTls {
  key: string | Buffer;
  cert: string | Buffer;
  ca?: string | Buffer | undefined;
  requireClientCertificate?: boolean | undefined;
}

export interface ListenOptions extends LineHandlers, Partial<LineLimits> {
  /** Default 127.0.0.1: name an interface to be reached from elsewhere. */
  host?: string | undefined;
  /** 0 takes any free port. */
  port: number;
  tls?: ListenerTls | undefined;
  /** Connections above this are closed at once; default 500. */
  maxConnections?: number | undefined;
  /** What all lines together may hold of messages not whole or not answered, in bytes; default 128 MiB. */
  maxHeldBytes?: number | undefined;
  /** How long `stop` waits for answers, in milliseconds, before it closes lines; default 10,000. */
  drainMs?: number | undefined;
}

export interface MllpListener {
  host: string;
  port: number;
  /** Connections open now. */
  readonly connections: number;
  /** Takes no new connection, answers what came, then closes every line. */
  stop(): Promise<void>;
}

const DEFAULTS: LineLimits = {
  maxBytes: 10 * 1024 * 1024,
  idleMs: 300_000,
  partialMs: 30_000,
  noiseLimit: 1024,
  maxOutstanding: 64,
  acceptFsWithoutCr: true,
};

/**
 * Listens for MLLP. Every frame is handed to `onFrame`; its answer is framed and sent in arrival order on the same
 * connection. Bytes that are no MLLP never end the process.
 * @throws the error of `listen`, such as EADDRINUSE
 */
export const listenMllp = async (options: ListenOptions): Promise<MllpListener> => {
  const limits = limitsOf(options);
  const lines = new Map<Socket, Line>();
  const held = new HeldBytes(options.maxHeldBytes ?? 128 * 1024 * 1024);
  const accept = (socket: Socket): void => {
    if (lines.size >= (options.maxConnections ?? 500)) {
      socket.on('error', () => undefined).destroy();
      options.onFault?.('full', undefined);
      return;
    }
    lines.set(socket, new Line(socket, connectionOf(socket), limits, options, held.line()));
    socket.once('close', () => lines.delete(socket));
  };
  const server = makeServer(options, accept);
  const handshaking = watchHandshakes(server);
  await listen(server, options.port, options.host ?? '127.0.0.1');
  const { address, port } = server.address() as AddressInfo;
  return {
    host: address,
    port,
    get connections() {
      return lines.size;
    },
    stop: () => stop(server, lines, handshaking, options.drainMs ?? 10_000),
  };
};

const limitsOf = (options: Partial<LineLimits>): LineLimits => ({
  maxBytes: options.maxBytes ?? DEFAULTS.maxBytes,
  idleMs: options.idleMs ?? DEFAULTS.idleMs,
  partialMs: options.partialMs ?? DEFAULTS.partialMs,
  noiseLimit: options.noiseLimit ?? DEFAULTS.noiseLimit,
  maxOutstanding: options.maxOutstanding ?? DEFAULTS.maxOutstanding,
  acceptFsWithoutCr: options.acceptFsWithoutCr ?? DEFAULTS.acceptFsWithoutCr,
});

const makeServer = (options: ListenOptions, accept: (socket: Socket) => void): Server => {
  const { tls } = options;
  if (tls === undefined) return createServer({ allowHalfOpen: true, noDelay: true }, accept);
  const { key, cert, ca, requireClientCertificate = false } = tls;
  const asked = {
    requestCert: ca !== undefined || requireClientCertificate,
    rejectUnauthorized: requireClientCertificate,
  };
  const server = createTlsServer(
    { key, cert, ca, ...asked, allowHalfOpen: true, minVersion: 'TLSv1.2', handshakeTimeout: 5_000 },
    accept,
  );
  server.on('tlsClientError', (_error, socket) => {
    socket.destroy();
    options.onFault?.('tls', undefined);
  });
  return server;
};

const connectionOf = (socket: Socket): MllpConnection => ({
  id: randomUUID(),
  remoteAddress: socket.remoteAddress ?? '',
  remotePort: socket.remotePort ?? 0,
  clientName: clientName(socket),
});

/** Only a certificate that was checked against our authorities names anybody. */
const clientName = (socket: Socket): string | undefined => {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return undefined;
  const name: unknown = socket.getPeerCertificate().subject?.CN;
  return typeof name === 'string' ? name : undefined;
};

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      resolve();
    });
  });

/** Connections that are no lines yet: with TLS, until the handshake is done. */
const watchHandshakes = (server: Server): ReadonlySet<Socket> => {
  const handshaking = new Set<Socket>();
  if (!(server instanceof TlsServer)) return handshaking;
  server.on('connection', (socket) => {
    handshaking.add(socket);
    socket.once('close', () => handshaking.delete(socket));
  });
  server.on('secureConnection', ({ remoteAddress, remotePort }) => {
    for (const socket of handshaking) {
      if (socket.remotePort === remotePort && socket.remoteAddress === remoteAddress) handshaking.delete(socket);
    }
  });
  return handshaking;
};

const stop = async (
  server: Server,
  lines: ReadonlyMap<Socket, Line>,
  handshaking: ReadonlySet<Socket>,
  drainMs: number,
): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of handshaking) socket.destroy();
  for (const line of lines.values()) line.finish();
  const deadline = setTimeout(() => {
    for (const line of lines.values()) line.destroy();
  }, drainMs);
  await closed;
  clearTimeout(deadline);
};
