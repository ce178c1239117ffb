import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, startServers } from '../bench/harness/tools.ts';
import { boardError } from './board-error.ts';
import { System } from './system.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '1' },
    speed: { type: 'string', default: '240' },
  },
});
const numberOf = (name: keyof typeof values, least: number, most: number): number => {
  const value = Number(values[name]);
  if (values[name] !== '' && value >= least && value <= most) return value;
  process.stderr.write(`--${name} is a number from ${least} to ${most}, not "${values[name]}".\n`);
  process.exit(2);
};
const seed = numberOf('seed', 0, 0xffff_ffff);
const days = numberOf('days', 0.01, 60);
const speed = numberOf('speed', 1, 600);

const folder = join(root, '.local', 'board-error');
const began = performance.now();
const say = (line: string): void =>
  void process.stderr.write(`  ${((performance.now() - began) / 1_000).toFixed(0)} s  ${line}\n`);
// What runs is detached, and would let this process end while it waits.
const alive = setInterval(() => undefined, 60_000);
const stops: (() => Promise<void>)[] = [];
const stop = async (): Promise<void> => {
  for (const one of stops.splice(0).toReversed()) await one();
  rmSync(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void stop().then(() => process.exit(130)));

try {
  rmSync(folder, { recursive: true, force: true });
  say('starting the servers');
  const servers = await startServers({ folder, given: {}, durable: true });
  stops.push(() => servers.stop());
  say(`starting the services; ${days} days at ${speed} times life take ${Math.ceil((days * 1440) / speed)} minutes`);
  const { system, simulator, controlCentre } = await System.start({ folder, servers, seed, speed });
  stops.push(() => system.stop());
  const { figures, differs } = await boardError({ simulator, controlCentre, days, speed, say });
  for (const line of differs) say(line);
  process.stdout.write(`${JSON.stringify({ figures, seed, days, speed })}\n`);
  process.exitCode = figures.every(({ final_error }) => final_error === 0) && differs.length === 0 ? 0 : 1;
} finally {
  await stop();
  clearInterval(alive);
}
