import { Drain } from './drain.ts';
import { Log } from './log.ts';

describe('drain', () => {
  it('stops stage by stage, whatever the order of registration, and goes on when one fails', async () => {
    const stopped: string[] = [];
    const lines: string[] = [];
    const drain = new Drain(
      Log.to({ name: 'test', level: 'info', destination: { write: (line) => lines.push(line) } }),
    );
    const stop = (name: string) => async () => void stopped.push(name);
    drain.at('stores', 'database', stop('database'));
    drain.at('relay', 'relay', async () => Promise.reject(new Error('stuck')));
    drain.at('consumers', 'consumer', stop('consumer'));
    drain.at('doors', 'mllp', stop('mllp'));
    await drain.run();
    expect(stopped).toEqual(['mllp', 'consumer', 'database']);
    expect(lines.join()).toContain('did not stop cleanly');
  });
});

describe('a log line about an error', () => {
  it('tells class, code and place, and not the text of a failed query, which may hold a value', () => {
    const lines: string[] = [];
    const log = Log.to({ name: 'test', level: 'info', destination: { write: (line) => lines.push(line) } });
    const error = Object.assign(new Error('duplicate key (nhs)=(9990001234)'), {
      driverError: { code: '23505', table: 't' },
    });
    log.error({ error }, 'failed');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      service: 'test',
      msg: 'failed',
      error: { code: '23505', table: 't' },
    });
    expect(lines[0]).not.toContain('9990001234');
  });
});
