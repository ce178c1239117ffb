import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;

/**
 * The sockets of one client. kafkajs connects again while it is being disconnected, and a socket that nobody knows of
 * would keep the process alive: here none outlives its client.
 */
export class KafkaSockets {
  private readonly open = new Set<Socket>();
  private stopped: Error | undefined;

  readonly connect: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    const socket = ssl
      ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
      : connectPlain({ host, port }, onConnect);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    if (this.stopped) socket.destroy(this.stopped);
    return socket;
  };

  /** Sockets that are not closed yet. */
  get size(): number {
    return this.open.size;
  }

  /** Ends every socket, and each that is opened from now on. */
  stop(): void {
    this.stopped ??= new Error('the Kafka client has stopped');
    for (const socket of this.open) socket.destroy(this.stopped);
  }
}
