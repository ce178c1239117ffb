import { refuseOversized } from './oversized.ts';

describe('refusing a frame over the limit', () => {
  it('answers AR to its control id, from how it began', () => {
    const answer = refuseOversized(Buffer.from('MSH|^~\\&|PAS|RVV|||2026||ADT^A01|M9|P|2.5\rPID|||'), 100)?.toString();
    expect(answer).toContain('\rMSA|AR|M9\r');
    expect(answer).toContain('|207^Application internal error^HL70357|E|');
    expect(answer).toContain('at most 100 bytes');
  });
  it('answers what is no message too, but never an acknowledgement', () => {
    expect(refuseOversized(Buffer.from('xxxxxxxxxxxx'), 10)?.toString()).toContain('\rMSA|AR|\r');
    expect(refuseOversized(Buffer.from('MSH|^~\\&|PAS|RVV|||2026||ACK|M9|P|2.5\r'), 10)).toBeUndefined();
  });
});
