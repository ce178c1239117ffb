import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** Runs a command to its end and gives its output; when it fails, throws `complaint` with its last lines. */
export const runQuietly = (command, args, complaint, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const parts = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => parts.push(part));
    const fail = (why) => reject(new Error(`${complaint}\n${why}`.trim()));
    child.once('error', (error) => fail(error.message));
    child.once('close', (code) => {
      const said = Buffer.concat(parts).toString('utf8').trimEnd();
      if (code === 0) resolve(said);
      else fail(said.split('\n').slice(-200).join('\n') || `exit code ${code}`);
    });
  });
