import type { BoardFacts, OpelScored } from '@careway/pressure';
import type { OpelAnswer } from '../opel/opel-answer.ts';
import { opelWall } from './wall-now.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const scored = (placeId: string, pillar: string, level: 1 | 2 | 3 | 4): OpelScored => ({
  kind: 'opel',
  placeId,
  pillar,
  level,
  points: 60,
  maxPoints: 100,
  best: { points: 60, level },
  worst: { points: 60, level },
  unsure: [],
  frameworkId: 'integrated-2024-26',
  frameworkName: 'Integrated OPEL 2024-26',
  provisional: true,
  scoredAt: '2026-11-23T09:59:00.000Z',
});
const facts: BoardFacts = {
  beds: [],
  flows: [],
  feeds: [],
  heartbeats: [],
  figures: [],
  alerts: [],
  opel: [scored('RVV', 'acute', 4), scored('QKS', 'acute', 3), scored('QKS', 'overall', 3), scored('RPA', 'acute', 2)],
};
const answer = {
  at: '',
  actions: [],
  scores: [
    { placeId: 'QKS', pillar: 'overall', name: 'Kent and Medway', of: 'system', levelAnHourAgo: 2 },
    { placeId: 'QKS', pillar: 'acute', name: 'Kent and Medway', of: 'system', levelAnHourAgo: 3 },
    { placeId: 'RVV', pillar: 'acute', name: 'East Kent', of: 'provider', levelAnHourAgo: 4 },
    { placeId: 'RPA', pillar: 'acute', name: 'Medway', of: 'provider', levelAnHourAgo: null },
    { placeId: 'RYD', pillar: 'nhs-111', name: 'SECAmb', of: 'provider', levelAnHourAgo: null },
  ],
} as unknown as OpelAnswer;

describe('the levels on the wall', () => {
  it('stand in the fixed places, as the stream told them last', () => {
    const wall = opelWall(facts, answer, now);
    expect(wall.system).toMatchObject({ name: 'Kent and Medway', shown: { mark: 3, trend: 'up' } });
    expect(wall.pillars).toMatchObject([{ name: 'Acute', shown: { mark: 3, trend: 'same' } }]);
    expect(wall.providers.map(({ name, shown }) => [name, shown.mark])).toEqual([
      ['East Kent', 4],
      ['Medway', 2],
      ['SECAmb', 'unknown'],
    ]);
  });

  it('are there before the places are known by name', () => {
    const wall = opelWall(facts, undefined, now);
    expect(wall.system).toMatchObject({ id: 'QKS', shown: { mark: 3 } });
    expect(wall.providers.map(({ name }) => name)).toEqual(['RPA', 'RVV']);
    expect(wall.pillars).toHaveLength(1);
  });
});
