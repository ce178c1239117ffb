import { parseArgs } from 'node:util';
import { PROTECTIONS } from '../inside/protections.ts';

export const USAGE = `npm run chaos -- [--faults N] [--seed S] [--only KIND ...] [--without PROTECTION] [--folder F] [--keep]
  --faults   how many faults (25)
  --seed     the schedule and the traffic are made from it; a new one each time when it is left out
  --only     only faults of this kind or on this target, such as kill, line-delay, bed-tracking-1; may be given again
  --without  takes one protection away, to see the checker turn red: ${Object.keys(PROTECTIONS).join(', ')}
  --folder   where data, logs and the history go; a temporary one when it is left out
  --keep     keeps that folder also when nothing was violated`;

export interface CampaignOptions {
  faults: number;
  seed: number;
  only: string[];
  without: string | undefined;
  folder: string | undefined;
  keep: boolean;
}

/** Throws a sentence when an option is not understood. */
export function readOptions(words: readonly string[]): CampaignOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      faults: { type: 'string', default: '25' },
      seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
      only: { type: 'string', multiple: true, default: [] },
      without: { type: 'string' },
      folder: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const [faults, seed] = [Number(values.faults), Number(values.seed)];
  if (!Number.isInteger(faults) || faults < 1) throw new Error('--faults is a whole number, 1 or more');
  if (!Number.isInteger(seed)) throw new Error('--seed is a whole number');
  if (values.without && !(values.without in PROTECTIONS))
    throw new Error(`--without is one of ${Object.keys(PROTECTIONS).join(', ')}`);
  return { faults, seed, only: values.only, without: values.without, folder: values.folder, keep: values.keep };
}
