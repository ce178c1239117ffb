import { acknowledge, decideAnswer } from '@careway/hl7v2';
import { listenMllp, type MllpListener } from '@careway/mllp';
import { closing } from '@careway/testing';
import { postJourneys } from './post-journeys.ts';

/** What a receiver does with the message that comes as its `count`-th: answers, closes the line, or refuses. */
type Reply = (count: number) => 'AA' | 'AE' | 'close';

interface Receiver {
  listener: MllpListener;
  /** Payloads by control id, each with the different bytes that came. */
  received: Map<string, Set<string>>;
  frames: number;
}

async function receiver(reply: Reply): Promise<Receiver> {
  const received = new Map<string, Set<string>>();
  const state = { frames: 0 };
  const listener = await listenMllp({
    port: 0,
    onFrame: async (payload) => {
      const { header } = decideAnswer(payload);
      const bytes = received.get(header!.controlId) ?? new Set();
      received.set(header!.controlId, bytes.add(payload.toString('base64')));
      const code = reply(++state.frames);
      if (code === 'close') return 'close';
      return Buffer.from(acknowledge(header, { code, problems: [], controlId: `A${state.frames}`, now: new Date() }));
    },
  });
  closing(() => listener.stop());
  return {
    listener,
    received,
    get frames() {
      return state.frames;
    },
  };
}

const post = ({ listener }: Receiver, count: number) =>
  postJourneys({ count, seed: 1, mllp: { host: '127.0.0.1', port: listener.port }, connections: 2, window: 8 });

describe('posting journeys over MLLP', () => {
  it('posts every message once to a receiver that answers', async () => {
    const to = await receiver(() => 'AA');
    const posted = await post(to, 500);
    expect(posted).toMatchObject({ posted: 500, refused: [], resent: 0 });
    expect(to.frames).toBe(500);
    expect(to.received.size).toBe(posted.distinct);
  });

  it('sends the same bytes again when the line closes without an answer, until every one is answered', async () => {
    const to = await receiver((count) => (count % 40 === 0 ? 'close' : 'AA'));
    const posted = await post(to, 300);
    expect(posted.posted).toBe(300);
    expect(posted.refused).toEqual([]);
    expect(posted.resent).toBeGreaterThan(0);
    expect(to.frames).toBeGreaterThan(300);
    expect(to.received.size).toBe(posted.distinct);
    expect([...to.received.values()].every((bytes) => bytes.size === 1)).toBe(true);
  });

  it('waits for a receiver that is not there yet', async () => {
    const gone = await receiver(() => 'AA');
    const { port } = gone.listener;
    await gone.listener.stop();
    const posting = postJourneys({ count: 40, seed: 2, mllp: { host: '127.0.0.1', port }, connections: 1 });
    const listener = await listenMllp({
      port,
      onFrame: async (payload) => {
        const { header } = decideAnswer(payload);
        return Buffer.from(acknowledge(header, { code: 'AA', problems: [], controlId: 'A', now: new Date() }));
      },
    });
    closing(() => listener.stop());
    expect(await posting).toMatchObject({ posted: 40, refused: [] });
  });

  it('names what was refused and does not send it again', async () => {
    const to = await receiver((count) => (count === 5 ? 'AE' : 'AA'));
    const posted = await post(to, 60);
    expect(posted.refused).toEqual([{ controlId: expect.any(String), code: 'AE' }]);
    expect(to.frames).toBe(60);
  });
});
