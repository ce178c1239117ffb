import { loadTool } from './load-tool.ts';

const { supervise } = await loadTool('launcher/supervise.mjs');

interface Fake {
  end(how: object): void;
  exited: Promise<object>;
  stop(): Promise<void>;
}

function fakeProcesses() {
  const made: Fake[] = [];
  const start = async () => {
    const { promise: exited, resolve } = Promise.withResolvers<object>();
    made.push({ exited, end: resolve, stop: async () => resolve({ code: 0 }) });
    return { ...made.at(-1)!, log: 'services.log', listening: [] };
  };
  return { made, start };
}

describe('a supervised process of services', () => {
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const told = () => {
    const said: string[] = [];
    return {
      said,
      onRestart: (_: string, how: string) => void said.push(`restart: ${how}`),
      onBroken: (error: Error) => void said.push(`broken: ${error.message}`),
      onGivenUp: (error: Error) => void said.push(`given up: ${error.message}`),
    };
  };

  it('is started again after a source change', async () => {
    const [{ made, start }, hears] = [fakeProcesses(), told()];
    const services = await supervise({ name: 'services' }, hears, start);
    await services.again();
    await settle();
    expect(hears.said).toEqual(['restart: a source changed']);
    expect(made).toHaveLength(2);
  });

  it('waits for the next change when a source does not run', async () => {
    const { made, start } = fakeProcesses();
    const hears = told();
    let broken = false;
    const services = await supervise({ name: 'services' }, hears, async () => {
      if (broken) throw new Error('unexpected token');
      return start();
    });
    broken = true;
    await services.again();
    await settle();
    broken = false;
    await services.again();
    await settle();
    expect(hears.said).toEqual(['restart: a source changed', 'broken: unexpected token', 'restart: a source changed']);
    expect(made).toHaveLength(2);
  });

  it('is given up when it ends within seconds of its start', async () => {
    const [{ made, start }, hears] = [fakeProcesses(), told()];
    await supervise({ name: 'services' }, hears, start);
    made[0]!.end({ code: 1 });
    await settle();
    expect(hears.said).toEqual(['given up: services keeps ending: see services.log']);
  });

  it('stays stopped once it was stopped', async () => {
    const [{ made, start }, hears] = [fakeProcesses(), told()];
    const services = await supervise({ name: 'services' }, hears, start);
    await services.stop();
    await settle();
    expect(hears.said).toEqual([]);
    expect(made).toHaveLength(1);
  });
});
