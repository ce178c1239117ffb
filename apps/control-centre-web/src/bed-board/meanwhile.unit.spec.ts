import { meanwhile, sayStanding, type Standing } from './meanwhile.ts';

const seen: Standing = { version: 4, state: 'open', staffed: true };
const refused = (version: number) => ({
  status: 412,
  title: 'The place has changed since you saw it',
  current: { version, state: 'closed', reason: 'leak', staffed: true },
});

describe('a place that is being decided about', () => {
  it('has not changed while its version is the one that was seen', () => {
    expect(meanwhile(seen, seen)).toBeUndefined();
    expect(meanwhile(seen, undefined)).toBeUndefined();
    expect(meanwhile(seen, { ...seen, version: 3, state: 'held' })).toBeUndefined();
    expect(meanwhile(seen, seen, { status: 0, title: 'No connection' })).toBeUndefined();
  });

  it('stands as the newest of what the page and the refusal tell', () => {
    const looked: Standing = { version: 5, state: 'being-cleaned', staffed: true };
    expect(meanwhile(seen, looked)).toEqual(looked);
    expect(meanwhile(seen, looked, refused(6))).toMatchObject({ version: 6, state: 'closed', reason: 'leak' });
    expect(meanwhile(seen, { ...looked, version: 7 }, refused(6))).toMatchObject({ version: 7 });
  });

  it('keeps what a refusal does not tell as it was seen', () => {
    const current = { version: 5, state: 'held' };
    expect(meanwhile(seen, seen, { status: 409, title: '', current })).toEqual({ ...seen, ...current });
  });

  it('is said with its reason', () => {
    expect(sayStanding(seen)).toBe('usable now');
    expect(sayStanding({ ...seen, state: 'closed', reason: 'leak' })).toBe('closed: leak');
  });
});
