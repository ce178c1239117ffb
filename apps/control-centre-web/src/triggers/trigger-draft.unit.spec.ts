import { bodyOf, draftOf, nameFault, NEW_DRAFT } from './trigger-draft.ts';
import type { TriggerNow } from './triggers-now.ts';

const trigger: TriggerNow = {
  id: 'opel-3',
  version: 2,
  name: 'A provider is at OPEL 3',
  watches: 'opel',
  pillar: 'acute',
  relation: '>=',
  limit: 3,
  clearsAt: 3,
  forMinutes: 10,
  partOf: 'opel-4',
  action: 'Start the cards of level 3',
  owner: 'Site lead',
  deputy: 'On-call executive',
  dueMinutes: 60,
  provisional: true,
  off: true,
};

describe('a trigger that is typed', () => {
  it('is sent as it was when nothing is changed, with the reason', () => {
    const { id: _, version: __, provisional: ___, off: ____, ...said } = trigger;
    expect(bodyOf(draftOf(trigger), 'Again')).toEqual({ ...said, reason: 'Again' });
  });

  it('is sent without what does not go with what it watches', () => {
    const draft = { ...draftOf(trigger), watches: 'figure' as const, figureId: 'ed-longest-wait', partOf: '' };
    const body = bodyOf(draft, 'Again');
    expect(body).toMatchObject({ watches: 'figure', figureId: 'ed-longest-wait' });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['pillar']));
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['partOf']));
    expect(Object.keys(bodyOf({ ...draft, watches: 'feed' }, ''))).not.toEqual(expect.arrayContaining(['figureId']));
  });

  it('never turns what is no number into one', () => {
    expect(bodyOf({ ...NEW_DRAFT, limit: '', clearsAt: '4o', dueMinutes: ' 15' }, '')).toMatchObject({
      limit: '',
      clearsAt: '4o',
      dueMinutes: 15,
    });
  });

  it('has a name that no other has', () => {
    const ids = ['handover-mean'];
    expect(nameFault('Handover, mean!', ids)).toMatch(/^There is one/);
    expect(nameFault('New', ids)).toMatch(/^There is one/);
    expect(nameFault(' - ', ids)).toMatch(/^Say what/);
    expect(nameFault('Handover at night', ids)).toBeUndefined();
  });
});
