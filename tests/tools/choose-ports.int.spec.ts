import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { loadTool } from './load-tool.ts';

const { choosePorts } = await loadTool('launcher/choose-ports.mjs');

const wanted = (likes: number) => ({
  board: { variable: 'BOARD_PORT', likes },
  desk: { variable: 'DESK_PORT', likes },
});

describe('the ports of npm start', () => {
  let holder: Server;
  let held: number;

  beforeEach(async () => {
    holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    held = (holder.address() as { port: number }).port;
  });
  afterEach(() => void holder.close());

  it('takes the next free port when the liked one is taken, says so, and gives none twice', async () => {
    const { ports, moved } = await choosePorts(wanted(held), {});
    expect(ports.board).toBeGreaterThan(held);
    expect(ports.desk).toBeGreaterThan(ports.board);
    expect(moved).toEqual([
      `port ${held} is taken, so board is on ${ports.board}`,
      `port ${held} is taken, so desk is on ${ports.desk}`,
    ]);
  });

  it('refuses a port that was asked for and is taken, with what to do and exit code 2', async () => {
    const refused = choosePorts(wanted(1), { BOARD_PORT: String(held) });
    await expect(refused).rejects.toMatchObject({
      code: 2,
      message: `BOARD_PORT asks for port ${held}, which is taken: end what holds it, or choose another port.`,
    });
  });

  it.each(['abc', '0', '70000', '1.5'])('refuses %s as a port', async (value) => {
    await expect(choosePorts(wanted(1), { DESK_PORT: value })).rejects.toMatchObject({
      code: 2,
      message: `DESK_PORT must be a port, 1 to 65535; it is "${value}".`,
    });
  });
});
