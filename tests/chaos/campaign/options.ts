import { parseArgs } from 'node:util';
import { FAULT_SORTS } from '@careway/proof';
import { PROTECTIONS } from '../inside/protections.ts';

export const USAGE = `npm run chaos -- [--faults N] [--seed S] [--only KIND ...] [--without PROTECTION] [--rate R] [--folder F]
npm run chaos -- --attempts N [--seed S]
  Runs all of Careway on servers of its own, harms it, and checks everything that anybody did. The last line is JSON; exit
  code 1 on any violation. See docs/reliability.md.
  --faults   how many faults (25)
  --seed     the schedule and the traffic are made from it; a new one each time when it is left out
  --only     only this kind of fault or this target; may be given again. Kinds: ${Object.keys(FAULT_SORTS).join(', ')}
             Targets: relay-1, bed-tracking, postgres, ...
  --without  takes one protection away and stops at the first violation, to see that the checker finds it:
             ${Object.keys(PROTECTIONS).join(', ')}
  --rate     messages a second (80)
  --attempts instead of all that: so many attempts of sixteen askers to get the same places of bed tracking, which is
             harmed all the time. No place may ever be promised twice
  --folder   keeps data, logs and the whole history there; otherwise they are kept only when something was violated`;

export interface CampaignOptions {
  faults: number;
  seed: number;
  only: string[];
  without: string | undefined;
  perSecond: number;
  /** Attempts to get a place, instead of a campaign. */
  attempts: number | undefined;
  /** Where everything is kept, absolute; a temporary one when it is left out. */
  folder: string | undefined;
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
      rate: { type: 'string', default: '80' },
      attempts: { type: 'string' },
      folder: { type: 'string' },
    },
  });
  if (values.without && !(values.without in PROTECTIONS))
    throw new Error(`--without is one of ${Object.keys(PROTECTIONS).join(', ')}`);
  return {
    faults: whole('faults', values.faults, 1),
    seed: whole('seed', values.seed, 0),
    perSecond: whole('rate', values.rate, 1),
    attempts: values.attempts === undefined ? undefined : whole('attempts', values.attempts, 1),
    only: values.only,
    without: values.without,
    folder: values.folder,
  };
}

function whole(name: string, said: string, least: number): number {
  const number = Number(said);
  if (!Number.isInteger(number) || number < least) throw new Error(`--${name} is a whole number, ${least} or more`);
  return number;
}
