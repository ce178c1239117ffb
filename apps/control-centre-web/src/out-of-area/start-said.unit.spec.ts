import { NOTHING_ENTERED, startSaid } from './start-said.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');

describe('a placement that begins', () => {
  it('is sent with what was entered, of addresses the first part alone', () => {
    const entered = {
      ...NOTHING_ENTERED,
      organisationId: ' NMV1 ',
      outcode: 'l1 8jq',
      home: 'CT1 3NG',
      weeklyPounds: '£4,200.50',
    };
    const said = startSaid(entered, 's1', now);
    expect(said).toMatchObject({
      subjectId: 's1',
      receiver: { organisationId: 'NMV1', outcode: 'L1' },
      need: { bedClasses: ['200'], homeOutcode: 'CT1' },
      startedAt: '2026-11-23T10:00:00.000Z',
      weeklyCostPence: 420_050,
    });
    expect(JSON.stringify(said)).not.toMatch(/3NG|8jq/i);
  });

  it('says nothing of a price or a home that is not known', () => {
    const said = startSaid(NOTHING_ENTERED, 's1', now);
    expect(said).not.toHaveProperty('weeklyCostPence');
    expect(said).not.toHaveProperty('need.homeOutcode');
    expect(said).not.toHaveProperty('receiver.outcode');
  });
});
