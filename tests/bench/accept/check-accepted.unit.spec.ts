import { faultsOf } from './check-accepted.ts';

const stored = ['1', '2', '3'].map((id) => ({ id, control_id: `C${id}`, status: 'accepted' }));
const told = ['1', '2', '3'].map((messageId) => ({ messageId, subject: messageId === '3' ? 'other' : 'one' }));
const acknowledged = ['C1', 'C2', 'C3'];

describe('what is checked of a run', () => {
  it('passes when everything acknowledged is stored once and told once, each patient’s in order', () => {
    expect(faultsOf(acknowledged, stored, told)).toEqual([]);
    expect(faultsOf(acknowledged, stored, [told[2]!, told[0]!, told[1]!])).toEqual([]);
  });

  it('finds what is lost, doubled, refused, causeless and out of order', () => {
    const faults = (rows = stored, events = told, ids = acknowledged) => faultsOf(ids, rows, events).join('; ');
    expect(faults(stored.slice(1))).toContain('C1 was acknowledged and is stored 0 times');
    expect(faults([...stored, { ...stored[0]!, id: '4' }])).toContain('C1 was acknowledged and is stored 2 times');
    expect(faults([{ ...stored[0]!, status: 'quarantined' }, ...stored.slice(1)])).toContain('quarantined');
    expect(faults(stored, told.slice(1))).toContain('C1 was acknowledged and told 0 times');
    expect(faults(stored, [...told, told[2]!])).toContain('C3 was acknowledged and told 2 times');
    expect(faults(stored, told, ['C1', 'C2'])).toContain('3 messages were told, 2 acknowledged');
    expect(faults(stored, [told[1]!, told[0]!, told[2]!])).toContain('told after a later one of its patient');
  });
});
