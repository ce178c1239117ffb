import { eventually } from '@careway/testing';
import { frame } from '@careway/hl7v2';
import { ackOf, closeAll, demo, idIn, listening } from './demo-line.fixture.ts';
import { listenMllp } from './listen-mllp.ts';
import { RawClient } from './raw-client.fixture.ts';

const ids = (count: number, prefix = 'M'): string[] => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('an MLLP line', () => {
  afterEach(closeAll);

  it('answers every message of a pipelining sender, each to the right one', async () => {
    const { client } = await listening();
    const sender = await client();
    const answers = await Promise.all(ids(200).map((id) => sender.send(demo(id))));
    expect(answers.map(idIn)).toEqual(ids(200));
  });

  it('answers in arrival order, though later ones are ready first', async () => {
    const waiting: (() => void)[] = [];
    const { listener } = await listening({
      onFrame: (payload) => new Promise((resolve) => waiting.push(() => resolve(ackOf(payload)))),
    });
    const raw = new RawClient(listener.port);
    await raw.write(Buffer.concat(ids(8).map((id) => frame(demo(id)))));
    await eventually(() => waiting.length === 8);
    for (const answer of waiting.toReversed()) answer();
    await eventually(() => raw.answers.length === 8);
    expect(raw.told).toEqual(ids(8).map((id) => `AA:${id}`));
    raw.socket.destroy();
  });

  it('holds a sender back that has too many messages outstanding, and loses none', async () => {
    let most = 0;
    let outstanding = 0;
    const { client, heard } = await listening({
      maxOutstanding: 5,
      onFrame: async (payload) => {
        heard.push(payload.toString());
        outstanding += 1;
        most = Math.max(most, outstanding);
        await new Promise((resolve) => setImmediate(resolve));
        outstanding -= 1;
        return ackOf(payload);
      },
    });
    const sender = await client();
    const answers = await Promise.all(ids(300).map((id) => sender.send(demo(id, '|'.repeat(400)))));
    expect(answers.map(idIn)).toEqual(ids(300));
    expect([most, heard.length]).toEqual([5, 300]);
  });

  it('serves many lines at once', async () => {
    const { client, listener } = await listening();
    const senders = await Promise.all(ids(16).map(() => client()));
    const all = await Promise.all(
      senders.flatMap((sender, line) =>
        ids(20, `L${line}-`).map(async (id) => [id, idIn(await sender.send(demo(id)))]),
      ),
    );
    for (const [sent, answered] of all) expect(answered).toBe(sent);
    expect(listener.connections).toBe(16);
  });

  it('gives no answer where there is none to give, and goes on', async () => {
    const { client } = await listening({
      onFrame: async (payload) => (payload.includes('|QUIET|') ? undefined : ackOf(payload)),
    });
    const sender = await client();
    const quiet = sender.send(demo('QUIET')).catch((error: { code?: string }) => error.code);
    expect(idIn(await sender.send(demo('M1')))).toBe('M1');
    sender.write('rubbish'.repeat(200));
    expect(await quiet).toBe('closed');
  });

  it('closes without an answer when the handler fails or asks for it, after what came before was answered', async () => {
    for (const how of ['throws', 'close'] as const) {
      const { listener, faults } = await listening({
        onFrame: async (payload) => {
          if (!payload.includes('|BAD|')) return ackOf(payload);
          if (how === 'close') return 'close';
          throw new Error('no store');
        },
      });
      const raw = new RawClient(listener.port);
      await raw.write(Buffer.concat([frame(demo('M1')), frame(demo('BAD')), frame(demo('M2'))]));
      await eventually(() => raw.closed);
      expect(raw.told).toEqual(['AA:M1']);
      expect(faults).toEqual(how === 'throws' ? ['handler'] : []);
    }
  });

  it('closes a silent line, and one whose frame never ends', async () => {
    const idle = await listening({ idleMs: 30 });
    const silent = new RawClient(idle.listener.port);
    await eventually(() => silent.closed);
    expect(idle.faults).toEqual(['idle']);

    const partial = await listening({ partialMs: 30 });
    const slow = new RawClient(partial.listener.port);
    await slow.write(Buffer.concat([frame(demo('M1')), Buffer.from('\x0bMSH|')]));
    await eventually(() => slow.closed);
    expect([partial.faults, slow.told]).toEqual([['partial'], ['AA:M1']]);
  });

  it('does not count time while an answer is being made as silence', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const { client, faults } = await listening({
      idleMs: 500,
      onFrame: async (payload) => {
        setTimeout(resolve, 700);
        await promise;
        return ackOf(payload);
      },
    });
    const sender = await client();
    expect(idIn(await sender.send(demo('M1')))).toBe('M1');
    expect(faults).toEqual([]);
  });

  it('takes no more lines than it may', async () => {
    const { listener, faults, client } = await listening({ maxConnections: 1 });
    const first = await client();
    const second = new RawClient(listener.port);
    await eventually(() => second.closed);
    expect(faults).toEqual(['full']);
    expect(idIn(await first.send(demo('M1')))).toBe('M1');
  });

  it('says that its port is taken', async () => {
    const { listener } = await listening();
    const again = listenMllp({ port: listener.port, onFrame: async () => undefined });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('is heard on the loopback interface unless told otherwise', async () => {
    const { listener } = await listening();
    expect(listener.host).toBe('127.0.0.1');
  });
});

describe('stopping a listener', () => {
  afterEach(closeAll);

  it('answers what is in flight, then closes, and takes nothing new', async () => {
    const { promise: stored, resolve: store } = Promise.withResolvers<void>();
    const { listener, heard, client } = await listening({
      onFrame: async (payload) => {
        heard.push(payload.toString());
        await stored;
        return ackOf(payload);
      },
    });
    const sender = await client();
    const answers = Promise.all(ids(10).map((id) => sender.send(demo(id))));
    await eventually(() => heard.length === 10);
    const stopped = listener.stop();
    await expect(client()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    store();
    expect((await answers).map(idIn)).toEqual(ids(10));
    await stopped;
    await sender.closed;
    await expect(sender.send(demo('LATE'))).rejects.toMatchObject({ code: 'closed' });
  });

  it('does not wait for ever for an answer', async () => {
    const { listener, heard } = await listening({
      drainMs: 50,
      onFrame: (payload) => {
        heard.push(payload.toString());
        return new Promise(() => undefined);
      },
    });
    const raw = new RawClient(listener.port);
    await raw.write(frame(demo('M1')));
    await eventually(() => heard.length === 1);
    await listener.stop();
    await eventually(() => raw.closed);
  });
});
