import type { OpelScored } from '@careway/pressure';
import { nameScores } from './name-scores.ts';

const score = (placeId: string, pillar: string) => ({ placeId, pillar }) as OpelScored;
const nameOf = (placeId: string) => ({ RPA: 'Medway', RXY: 'KMPT', QKS: 'Kent and Medway' })[placeId] ?? placeId;
const namesOf = (...opel: OpelScored[]) => nameScores(opel, nameOf).map(({ name }) => name);

describe('the names of scores', () => {
  it('tell the system, its providers and its kinds of provider apart, in that order', () => {
    expect(
      namesOf(
        score('QKS', 'acute'),
        score('QKS', 'mental-health'),
        score('QKS', 'overall'),
        score('RPA', 'acute'),
        score('RXY', 'mental-health'),
      ),
    ).toEqual(['Kent and Medway', 'Medway', 'KMPT', 'Kent and Medway (Acute)', 'Kent and Medway (Mental health)']);
  });

  it('name the kind where a provider has several, and only there', () => {
    expect(namesOf(score('RPA', 'acute'), score('RPA', 'community'), score('RYY', 'community'))).toEqual([
      'Medway (Acute)',
      'Medway (Community health services)',
      'RYY',
    ]);
  });
});
