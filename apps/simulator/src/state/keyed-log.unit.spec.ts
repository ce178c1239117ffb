import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KeyedLog } from './keyed-log.ts';

describe('a keyed log', () => {
  let file: string;

  beforeEach(() => {
    file = path.join(mkdtempSync(path.join(tmpdir(), 'keyed-log-')), 'run', 'state.jsonl');
  });

  afterEach(() => rmSync(path.dirname(path.dirname(file)), { recursive: true }));

  const opened = () => Object.fromEntries(new KeyedLog(file).values);

  it('holds the last value of every key after it was opened again', () => {
    const log = new KeyedLog(file);
    log.put('a', 1);
    log.put('b', { deep: [2] });
    log.commit();
    log.put('a', 3);
    log.put('b', null);
    log.commit();
    expect(opened()).toEqual({ a: 3 });
  });

  it('forgets what was not committed', () => {
    const log = new KeyedLog(file);
    log.put('a', 1);
    log.commit();
    log.put('a', 2);
    expect(opened()).toEqual({ a: 1 });
  });

  it('leaves out a commit that was cut short, all of it', () => {
    const log = new KeyedLog(file);
    log.put('a', 1);
    log.commit();
    appendFileSync(file, '[["a",2],["b",');
    expect(opened()).toEqual({ a: 1 });
    const again = new KeyedLog(file);
    again.put('c', 3);
    again.commit();
    expect(opened()).toEqual({ a: 1, c: 3 });
  });

  it('is written anew when it is opened, without what was overwritten', () => {
    const log = new KeyedLog(file);
    for (let count = 0; count < 100; count++) {
      log.put('a', count);
      log.commit();
    }
    const before = readFileSync(file, 'utf8').length;
    opened();
    expect(readFileSync(file, 'utf8').length).toBeLessThan(before / 10);
    expect(opened()).toEqual({ a: 99 });
  });

  it('gives the keys under a prefix', () => {
    const log = new KeyedLog(file);
    log.put('stay/1', 'x');
    log.put('day/1', 'y');
    expect([...log.under('stay/')]).toEqual([['1', 'x']]);
    writeFileSync(file, '');
    expect(opened()).toEqual({});
  });
});
