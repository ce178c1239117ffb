import { decisionOf } from './ways-home-now.ts';

it.each([
  ['bring-home', { decision: 'bring-home', placementId: 'p1', reason: 'ready' }],
  ['not-this-person', { decision: 'not-this-person', placementId: 'p1', reason: 'ready' }],
  ['keep-for-others', { decision: 'keep-for-others', reason: 'ready' }],
] as const)('%s is sent with whose it is, where it is somebody', (decision, sent) => {
  expect(decisionOf(decision, 'p1', 'ready')).toEqual(sent);
});
