import { boardAt } from './board-at.ts';
import { beds, facts, layout, NOW } from './board.fixture.ts';
import { netToday, percentFull } from './fullness.ts';

const medway = (heard = facts) => boardAt(layout, heard, NOW).providers[1]!.figures;

describe('how full a provider is', () => {
  it('is occupied of open, and may exceed 100 %', () => {
    expect(percentFull(medway())).toBe(73);
    expect(percentFull(medway({ ...facts, beds: [beds('RPA', 'RPA02', 1, 33)] }))).toBe(110);
  });

  it('is unknown when a part is missing or no bed is open', () => {
    expect(percentFull(medway({ ...facts, beds: [beds('RPA', 'RPA02', 0, 33)] }))).toBeNull();
    expect(percentFull(medway({ ...facts, beds: [{ ...beds('RPA', 'RPA02', 1, 0), open: 0 }] }))).toBeNull();
  });

  it('moves by admissions less discharges', () => {
    expect(netToday(boardAt(layout, facts, NOW).providers[0]!.figures)).toBe(2);
    expect(netToday(medway({ ...facts, feeds: [] }))).toBeNull();
  });
});
