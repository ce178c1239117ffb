import { problem } from '@careway/service-kit';
import type { Placement } from './placement-rows.ts';

export const noSuchPlacement = () =>
  problem(404, { title: 'No such placement', detail: 'GET /out-of-area/placements has those of your organisation.' });

export const notTheSender = () =>
  problem(403, {
    title: 'The sending provider keeps the placement',
    errors: [{ field: 'placementId', rule: 'is of another sender', fix: 'Ask the sending provider to record it.' }],
  });

export const changedMeanwhile = ({ version, endedAt, endedWhy }: Placement, seen: number) =>
  problem(412, {
    title: 'The placement has changed since you saw it',
    detail: `You saw version ${seen}; it is version ${version} now.`,
    errors: [{ field: 'If-Match', rule: `is not "${version}"`, fix: 'Look at what changed, then decide anew.' }],
    current: { version, ...(endedAt && { endedAt, endedWhy }) },
  });

export const hasEnded = ({ endedAt, endedWhy }: Placement) =>
  problem(409, {
    title: 'The placement has ended',
    errors: [{ field: 'placementId', rule: `ended at ${endedAt}: ${endedWhy}`, fix: 'Record it on the next one.' }],
  });

export const notThen = (field: string, rule: string, fix: string) =>
  problem(422, { title: 'It can not have happened then', errors: [{ field, rule, fix }] });
