import { testBedTracking } from '../bed-tracking.fixture.ts';

describe('the lists of wards, sites, providers and beds', () => {
  let beds: Awaited<ReturnType<typeof testBedTracking>>;
  beforeAll(async () => {
    beds = await testBedTracking();
  });

  const csv = async (path: string, headers = {}) => {
    const answer = await beds.ask(path, { headers });
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    return (await answer.text()).split('\r\n');
  };

  it('come as CSV with the same rows as JSON', async () => {
    const { wards } = await beds.get<{ wards: { id: string }[] }>('/wards?site=RXYPH');
    const lines = await csv('/wards?site=RXYPH&format=csv');
    expect(lines[0]).toBe(
      'id,name,open,occupied,on_leave,usable,site,provider,bed_base,empty,in_words,staffed_for,version,as_of',
    );
    expect(lines.slice(1, -1).map((line) => line.split(',')[0])).toEqual(wards.map((ward) => ward.id));
    expect(await csv('/sites?format=csv')).toContain('RXYLB,Littlebrook Hospital,112,0,0,112');
    expect(await csv('/providers', { accept: 'text/csv' })).toContain(
      'RXY,Kent and Medway NHS and Social Care Partnership Trust,358,0,0,358',
    );
    expect(await csv('/wards/RXYPH-HBPOS/beds?format=csv')).toContain(
      'RXYPH-HBPOS-01,ROOM1,01,section-136-space,open,0',
    );
  });

  it('refuse a format they do not have', async () => {
    const answer = await beds.ask('/sites?format=xlsx');
    expect([answer.status, await answer.json()]).toMatchObject([422, { errors: [{ field: 'format' }] }]);
  });
});
