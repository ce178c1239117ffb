import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTool } from './load-tool.ts';

const { isSameProcess, spawnOwned, startOf, stopOwned, sweep, untilReady } =
  await loadTool('platform/owned-process.mjs');

const sleeper = (folder: string, script = 'setInterval(() => {}, 1000)') =>
  spawnOwned({ name: 'sleeper', folder, command: process.execPath, args: ['-e', script] });

describe('processes of our own', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'careway-owned-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('ends what a crashed run recorded, and forgets it', async () => {
    const left = sleeper(folder);
    expect(await sweep(folder)).toEqual(['sleeper']);
    expect(isSameProcess(left)).toBe(false);
    expect(readdirSync(join(folder, 'pids'))).toEqual([]);
  });

  it('never touches another process that got the same pid', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const record = JSON.stringify({ name: 'postgres', pid: other.pid, startedAt: 'long ago' });
    await stopOwned(sleeper(folder), 'SIGKILL');
    writeFileSync(join(folder, 'pids', 'postgres.json'), record);
    expect(await sweep(folder)).toEqual([]);
    expect(startOf(other.pid)).not.toBe('');
    other.kill('SIGKILL');
  });

  it('kills what does not heed the polite signal in time', async () => {
    const deaf = sleeper(folder, `process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1000)`);
    await stopOwned(deaf, 'SIGTERM', 300);
    expect(await deaf.exited).toMatchObject({ signal: expect.stringMatching(/SIGTERM|SIGKILL/) });
  });

  it('says why, with its last words, when a process ends before it is ready', async () => {
    const broken = sleeper(folder, `console.error('the disk is gone'); process.exit(3)`);
    await expect(untilReady(broken, () => false, 10_000)).rejects.toThrow('the disk is gone');
  });
});
