import { createServer, type Socket } from 'node:net';
import { frame } from '@careway/hl7v2';
import { eventually } from '@careway/testing';
import { connectMllp } from './connect-mllp.ts';
import { ackOf, closeAll, demo, idIn, listening } from './demo-line.fixture.ts';

/** A receiver that does as the test says with each chunk. */
const receiver = async (
  hear: (chunk: Buffer, socket: Socket) => void,
): Promise<{ port: number; close: () => void }> => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => hear(chunk, socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, close: () => server.close() };
};

describe('a sender', () => {
  afterEach(closeAll);

  it('matches answers by MSA-2, and by order when MSA-2 is empty', async () => {
    const { port, close } = await receiver((_chunk, socket) => {
      const bytes = [ackOf(Buffer.from(demo('M2'))), Buffer.from('MSH|^~\\&|\rMSA|AR|\r')];
      socket.write(Buffer.concat(bytes.map((one) => frame(one))));
    });
    const sender = await connectMllp({ host: '127.0.0.1', port });
    const [first, second] = await Promise.all([sender.send(demo('M1')), sender.send(demo('M2'))]);
    expect(idIn(second)).toBe('M2');
    expect(first.toString()).toContain('MSA|AR|');
    await sender.close();
    close();
  });

  it('closes on an answer to nothing it sent, rather than take it for another', async () => {
    const { port, close } = await receiver((_chunk, socket) => socket.write(frame(ackOf(Buffer.from(demo('OTHER'))))));
    const sender = await connectMllp({ host: '127.0.0.1', port });
    await expect(sender.send(demo('M1'))).rejects.toMatchObject({ code: 'nothing' });
    await sender.closed;
    close();
  });

  it('closes when no answer comes in time: a late one must not be taken for the next', async () => {
    const { port, close } = await receiver(() => undefined);
    const sender = await connectMllp({ host: '127.0.0.1', port, answerMs: 20 });
    const both = await Promise.allSettled([sender.send(demo('M1')), sender.send(demo('M2'))]);
    expect(both.map((one) => one.status === 'rejected' && one.reason.code)).toEqual(['time', 'time']);
    await sender.closed;
    close();
  });

  it('tells every message that waits when the line breaks', async () => {
    const { port, close } = await receiver((_chunk, socket) => socket.resetAndDestroy());
    const sender = await connectMllp({ host: '127.0.0.1', port });
    await expect(sender.send(demo('M1'))).rejects.toMatchObject({ name: 'MllpError', code: 'closed' });
    close();
  });

  it('says that nobody listens', async () => {
    const { port, close } = await receiver(() => undefined);
    close();
    await eventually(async () => {
      await expect(connectMllp({ host: '127.0.0.1', port })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    });
  });

  it('closes after what is outstanding was answered', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { client } = await listening({
      onFrame: async (payload) => {
        await held;
        return ackOf(payload);
      },
    });
    const sender = await client();
    const answer = sender.send(demo('M1'));
    const closed = sender.close();
    release();
    expect(idIn(await answer)).toBe('M1');
    await closed;
  });
});
