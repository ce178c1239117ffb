import type { AlertStanding, Figure, FigureHeard } from '@careway/pressure';
import { sayAction, sayAlert, sayDecision, sayFigure, sayMoment, sayObserved } from './minutes-said.ts';
import type { HuddleEntry } from './shapes.ts';

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
const saidBy = { id: 'ann', name: 'Ann Lee', role: 'control-centre', organisationId: 'QKS' };
const entry = (more: Partial<HuddleEntry>): HuddleEntry => ({
  number: 1,
  kind: 'action',
  says: 'Staff the ward',
  saidAt: '2026-11-23T10:00:00.000Z',
  saidBy,
  ...more,
});
const alert: AlertStanding = {
  kind: 'alert',
  alertId: 'a',
  cause: 'c',
  placeId: 'RPA',
  says: 'Medway: handovers 45 min',
  action: 'Open the surge area.',
  raisedAt: '2026-11-23T09:00:00.000Z',
};
const figure = (more: Partial<FigureHeard>) =>
  ({ receivedAt: '2026-11-23T09:59:00.000Z', expectedEverySeconds: 300, ...more }) as FigureHeard;

describe('minutes say', () => {
  it('moments by the clock of the place, in winter and in summer', () => {
    expect(sayMoment('2026-11-23T10:00:00.000Z')).toBe('23 November 2026 at 10:00');
    expect(sayMoment('2026-07-01T10:00:00.000Z')).toBe('1 July 2026 at 11:00');
  });

  it('who decided what, why and when', () =>
    expect(sayDecision(entry({ kind: 'decision', says: 'Keep the divert.', reason: 'Still full' }))).toBe(
      'Keep the divert. Why: Still full. Decided by Ann Lee (control-centre), 23 November 2026 at 10:00.',
    ));

  it.each([
    ['open', {}],
    [
      'done 23 November 2026 at 10:30 by Bo Ash, two nurses came',
      { doneAt: '2026-11-23T10:30:00.000Z', doneBy: { ...saidBy, name: 'Bo Ash' }, doneSays: 'two nurses came' },
    ],
  ])('that an action is %s', (says, more) =>
    expect(sayAction(entry({ owner: 'Site lead', dueAt: '2026-11-23T11:00:00.000Z', ...more }))).toBe(
      `Staff the ward. Site lead, until 23 November 2026 at 11:00: ${says}. ` +
        'Written down by Ann Lee (control-centre), 23 November 2026 at 10:00.',
    ),
  );

  it.each([
    ['no owner: not acknowledged', {}],
    [
      'Site lead, until 23 November 2026 at 11:00: acknowledged 23 November 2026 at 10:05',
      { owner: 'Site lead', dueAt: '2026-11-23T11:00:00.000Z', acknowledgedAt: '2026-11-23T10:05:00.000Z' },
    ],
  ])('of an alert %s', (says, more) =>
    expect(sayAlert({ ...alert, ...more })).toBe(`Medway: handovers 45 min. Open the surge area. ${says}.`),
  );

  it.each([
    ['7', { value: 7, state: 'fresh' }],
    ['7 (stale)', { value: 7, state: 'stale' }],
    ['0', { value: 0, state: 'fresh' }],
    ['unknown (never received)', { value: null, state: 'never received' }],
    ['at least 41 (late)', { value: null, state: 'late', range: { atLeast: 41 } }],
  ])('of a figure %s', (says, seen) => expect(sayFigure(seen as Figure)).toBe(says));

  it('how far observed figures could be believed', () => {
    const held = { reason: 'out of bounds', since: '2026-11-23T09:59:00.000Z' };
    const figures = [figure({}), figure({}), figure({ held }), figure({ receivedAt: '2026-11-23T08:00:00.000Z' })];
    expect(sayObserved(figures, NOW)).toBe('4 observed figures: 2 fresh, 1 held, 1 stale.');
    expect(sayObserved([], NOW)).toBe('0 observed figures.');
  });
});
