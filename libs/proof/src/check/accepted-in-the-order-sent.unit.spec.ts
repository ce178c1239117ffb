import { written } from '../history/written.fixture.ts';
import { acceptedInTheOrderSent } from './accepted-in-the-order-sent.ts';
import { indexHistory } from './indexed-history.ts';

interface Sent {
  controlId: string;
  from: number;
  to?: number;
  seq: number;
  patient?: number;
  outcome?: string;
}

const message = ({ controlId, from, to = from + 1, seq, patient = 1, outcome = 'ok' }: Sent) => [
  {
    kind: 'send' as const,
    at: from,
    op: controlId,
    controlId,
    patient,
    sort: 'update',
    door: 'json',
    gateway: 'gateway-1',
  },
  { kind: 'answer' as const, at: to, op: controlId, outcome },
  { kind: 'stored' as const, at: 1e6, messageId: `m-${controlId}`, seq, controlId, status: 'accepted' },
];
const wrong = (...sent: Sent[]) =>
  acceptedInTheOrderSent(indexHistory(written(...sent.map(message)))).map(({ what }) => what);

describe('messages of one patient', () => {
  it('are stored in the order in which they were acknowledged and sent', () => {
    expect(wrong({ controlId: 'A', from: 1, seq: 1 }, { controlId: 'B', from: 10, seq: 2 })).toEqual([]);
    expect(wrong({ controlId: 'A', from: 1, seq: 2 }, { controlId: 'B', from: 10, seq: 1 })).toEqual([
      'B was sent after A was acknowledged, and is stored before it',
    ]);
  });

  it('may be stored either way round when both were on their way', () => {
    expect(wrong({ controlId: 'A', from: 1, to: 20, seq: 2 }, { controlId: 'B', from: 10, to: 15, seq: 1 })).toEqual(
      [],
    );
    const unsure = { controlId: 'A', from: 1, seq: 2, outcome: 'unknown' };
    expect(wrong(unsure, { controlId: 'B', from: 10, seq: 1 })).toEqual([]);
  });

  it('have nothing to do with those of another patient', () => {
    expect(wrong({ controlId: 'A', from: 1, seq: 2 }, { controlId: 'B', from: 10, seq: 1, patient: 2 })).toEqual([]);
    const unnamed = { patient: -1, seq: 2, from: 1 };
    expect(wrong({ ...unnamed, controlId: 'A' }, { ...unnamed, controlId: 'B', from: 10, seq: 1 })).toEqual([]);
  });
});
