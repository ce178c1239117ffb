import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Conversation } from './conversation.ts';

export interface ConnectOptions {
  host: string;
  port: number;
  tls?:
    | {
        ca?: string | Buffer | undefined;
        key?: string | Buffer | undefined;
        cert?: string | Buffer | undefined;
        servername?: string | undefined;
        rejectUnauthorized?: boolean | undefined;
      }
    | undefined;
  /** How long to wait for an answer before the line is closed, in milliseconds; default 30,000. */
  answerMs?: number | undefined;
  /** How long to wait for the connection; default 5,000. */
  connectMs?: number | undefined;
}

export interface MllpClient {
  /**
   * Sends a message without waiting for earlier answers; resolves to the payload of its acknowledgement.
   * @throws MllpError when the line closes, or no answer comes in time: the message may or may not have arrived
   */
  send(payload: Buffer | string): Promise<Buffer>;
  /** Sends bytes as they are, framed or not: for tests of a listener. */
  write(bytes: Buffer | string): void;
  /** Closes after what is outstanding was answered. */
  close(): Promise<void>;
  /** Resolves when the line has closed, for whatever reason. */
  readonly closed: Promise<void>;
}

/**
 * Connects to an MLLP listener. Answers belong to messages by MSA-2 and, where that is empty, by order.
 * @throws the error of `connect`, such as ECONNREFUSED, or MllpError when connecting takes too long
 */
export const connectMllp = async (options: ConnectOptions): Promise<MllpClient> => {
  const socket = await open(options);
  const conversation = new Conversation(socket, options.answerMs ?? 30_000);
  return {
    send: (payload) => conversation.send(typeof payload === 'string' ? Buffer.from(payload) : payload),
    write: (bytes) => void socket.write(bytes),
    close: () => conversation.close(),
    closed: conversation.closed,
  };
};

const open = (options: ConnectOptions): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { host, port, tls, connectMs = 5_000 } = options;
    const socket = tls === undefined ? connect({ host, port }) : connectTls({ host, port, ...tls });
    const ready = tls === undefined ? 'connect' : 'secureConnect';
    const giveUp = setTimeout(() => {
      socket.destroy(new Error(`no MLLP connection to ${host}:${port} within ${connectMs} ms`));
    }, connectMs);
    socket.once('error', (error) => {
      clearTimeout(giveUp);
      reject(error);
    });
    socket.once(ready, () => {
      clearTimeout(giveUp);
      socket.removeAllListeners('error');
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
