import { connectMllp, type ConnectOptions, type MllpClient } from './connect-mllp.ts';
import type { MllpFault } from './connection.ts';
import { listenMllp, type ListenOptions, type MllpListener } from './listen-mllp.ts';

const open: (() => Promise<unknown>)[] = [];

/** Closes what a spec opened, clients first. Call it in `afterEach`. */
export const closeAll = async (): Promise<void> => {
  for (const close of open.splice(0).toReversed()) await close();
};

export const demo = (id: string, more = ''): string =>
  `MSH|^~\\&|PAS|RVV01|CW|ICS|20261101||ADT^A01|${id}|P|2.4\rPID|||77${more}\r`;

export const ackOf = (payload: Buffer): Buffer => {
  const id = payload.toString('latin1').split('|')[9] ?? '';
  return Buffer.from(`MSH|^~\\&|CW|ICS|PAS|RVV01|20261101||ACK|A${id}|P|2.4\rMSA|AA|${id}\r`);
};

export const idIn = (answer: Buffer): string => answer.toString().split('MSA|AA|')[1]?.trim() ?? answer.toString();

/** A listener that answers AA, and what it heard. */
export const listening = async (
  options: Partial<ListenOptions> = {},
): Promise<{
  listener: MllpListener;
  heard: string[];
  faults: MllpFault[];
  client: (more?: Partial<ConnectOptions>) => Promise<MllpClient>;
}> => {
  const heard: string[] = [];
  const faults: MllpFault[] = [];
  const listener = await listenMllp({
    port: 0,
    onFrame: async (payload) => {
      heard.push(payload.toString());
      return ackOf(payload);
    },
    onFault: (kind) => faults.push(kind),
    ...options,
  });
  open.push(() => listener.stop());
  const client = async (more: Partial<ConnectOptions> = {}): Promise<MllpClient> => {
    const connected = await connectMllp({ host: '127.0.0.1', port: listener.port, ...more });
    open.push(() => connected.close());
    return connected;
  };
  return { listener, heard, faults, client };
};
