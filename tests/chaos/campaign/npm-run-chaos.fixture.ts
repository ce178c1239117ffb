import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Summary } from '@careway/proof';
import { closing } from '@careway/testing';

export interface Ran<Last = Summary> {
  code: number | null;
  /** Its last line. */
  summary: Last;
  /** All that it printed, and where it kept the history. */
  output: string;
}

/** Runs the command as anybody would, in a folder of its own that is gone afterwards. */
export async function npmRunChaos<Last = Summary>(...words: string[]): Promise<Ran<Last>> {
  const folder = await mkdtemp(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'chaos-'));
  try {
    const child = spawn(process.execPath, ['tools/chaos.mjs', ...words, '--folder', folder], {
      stdio: ['ignore', 'pipe', 'pipe'],
      // As npm says it: the command then ends, with all that it started, when the test is ended.
      env: { ...process.env, npm_lifecycle_event: 'chaos' },
    });
    closing(() => void child.kill('SIGTERM'));
    const parts: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part) => parts.push(part));
    const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    const output = parts.join('');
    return { code, output, summary: summaryIn(output) as Last };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function summaryIn(output: string): unknown {
  const line = output.split('\n').findLast((one) => one.startsWith('{'));
  if (!line) throw new Error(`the run ended without its last line:\n${output}`);
  return JSON.parse(line);
}
