import { parseArgs } from 'node:util';
import { doors } from './doors/all.ts';
import { fuzz } from './run.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, door: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const chosen = doors.filter(({ name }) => values.door === undefined || name === values.door);
const outcome = await fuzz(chosen, { seed, milliseconds: Number(values.minutes ?? 1) * 60_000 });
for (const find of outcome.finds) process.stderr.write(`${JSON.stringify(find)}\n`);
process.stdout.write(`${JSON.stringify({ ...outcome, finds: outcome.finds.length })}\n`);
process.exit(outcome.finds.length === 0 ? 0 : 1);
