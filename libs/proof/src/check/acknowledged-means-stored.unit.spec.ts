import { operation, written } from '../history/written.fixture.ts';
import { acknowledgedMeansStored } from './acknowledged-means-stored.ts';
import { indexHistory } from './indexed-history.ts';

let attempts = 0;
const attempt = (outcome?: string, more: object = {}) => {
  const op = `op-${++attempts}`;
  const about = { controlId: 'A', patient: 1, sort: 'journey', door: 'mllp', gateway: 'gateway-1' };
  const send = { kind: 'send' as const, op, ...about };
  return outcome ? [send, { kind: 'answer' as const, op, outcome, ...more }] : [send];
};
const stored = (messageId = 'aa-11', status = 'accepted') => [
  { kind: 'stored' as const, messageId, seq: 1, controlId: 'A', status },
];
const committed = (id: string) =>
  operation('gateway-1/1', { what: 'accept', controlIds: ['A'] }, { from: 1, stored: { A: id } });
const wrong = (...entries: Parameters<typeof written>) =>
  acknowledgedMeansStored(indexHistory(written(...entries))).map(({ what }) => what);

describe('an acknowledged message', () => {
  it('is stored once, by the id that was told', () => {
    expect(wrong(attempt('ok', { idEnd: 'a11' }), stored())).toEqual([]);
    expect(wrong(attempt('ok'), attempt('ok', { idEnd: 'a11' }), stored())).toEqual([]);
    expect(wrong(attempt('ok'))).toEqual(['A was acknowledged and is not stored']);
    expect(wrong(attempt('ok'), stored('aa-11', 'quarantined'))).toEqual(['A was acknowledged and is not stored']);
    expect(wrong(attempt('ok'), stored(), stored('bb-22'))).toEqual(['A was accepted 2 times']);
    expect(wrong(attempt('ok', { idEnd: 'b22' }), stored())).toEqual([
      'A was acknowledged as ...b22 and is stored as aa-11',
    ]);
  });

  it.each(['unknown', undefined])('may be stored or not when its outcome is %s, but not twice', (outcome) => {
    expect(wrong(attempt(outcome))).toEqual([]);
    expect(wrong(attempt(outcome), stored())).toEqual([]);
    expect(wrong(attempt('failed'), attempt(outcome), stored())).toEqual([]);
    expect(wrong(attempt(outcome), stored(), stored('bb-22'))).toEqual(['A was accepted 2 times']);
  });

  it('is not stored when it was refused each time', () => {
    expect(wrong(attempt('failed'), attempt('failed'))).toEqual([]);
    expect(wrong(attempt('failed'), stored('aa-11', 'quarantined'))).toEqual([]);
    expect(wrong(attempt('failed'), stored())).toEqual(['A was refused every time and is stored as accepted']);
  });

  it('is stored when the gateway says that it committed it, whatever the sender knows', () => {
    expect(wrong(attempt('unknown'), committed('aa-11'), stored())).toEqual([]);
    expect(wrong(attempt('unknown'), committed('aa-11'))).toEqual([
      'gateway-1/1 committed A as aa-11, which is not in the store',
    ]);
  });
});
