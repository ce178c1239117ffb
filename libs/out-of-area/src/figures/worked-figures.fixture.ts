import type { PlacementForFigures, ReasonCode } from '../ledger/placement.ts';
import { dateOf } from './period.ts';

type Row = [
  id: string,
  person: string,
  came: string,
  left: string | undefined,
  bedClass: string,
  reasonCode: ReasonCode,
  kmFromHome: number | undefined,
  weeklyCostPence: number | undefined,
];

/** The placements of worked-figures.md, with the instants at which people came and left. */
const ROWS: Row[] = [
  ['A', '1', '2026-01-20T19:00:00Z', '2026-03-31T22:59:00Z', '200', '10', 120, 455_000],
  ['B', '2', '2026-03-28T23:30:00Z', '2026-04-02T10:00:00Z', '202', '10', 49.9, undefined],
  ['C', '3', '2026-02-10T12:00:00Z', undefined, '201', '10', 19.9, 399_000],
  ['D', '4', '2026-03-10T08:00:00Z', '2026-03-25T11:00:00Z', '200', '10', 55, 420_000],
  ['E', '4', '2026-03-20T08:00:00Z', '2026-04-10T11:00:00Z', '200', '10', 100, 420_000],
  ['F', '5', '2026-03-01T00:00:00Z', '2026-03-15T15:00:00Z', '200', '11', 80, 350_000],
  ['G', '6', '2026-03-30T10:00:00Z', undefined, '212', '10', undefined, 210_001],
  ['H', '7', '2026-03-31T23:30:00Z', '2026-04-01T09:00:00Z', '200', '15', 30, 350_000],
  ['I', '8', '2026-03-05T07:00:00Z', '2026-03-06T11:00:00Z', '200', '10', 10, 400_000],
  ['J', '8', '2026-03-05T21:00:00Z', '2026-03-07T11:00:00Z', '200', '10', 20, 400_000],
];

export const WORKED: PlacementForFigures[] = ROWS.map(
  ([placementId, subjectId, came, left, bedClass, reasonCode, kmFromHome, weeklyCostPence]) => ({
    placementId,
    subjectId,
    start: dateOf(came),
    end: left && dateOf(left),
    senderId: 'RXY',
    receiverId: 'NMV1',
    bedClass,
    reasonCode,
    kmFromHome,
    weeklyCostPence,
  }),
);

export const AGAINST = {
  plans: [{ quarter: '2026-01-01', plannedBedDays: 570 }],
  targets: { '200': 32, '201': 77 },
};
