import { Keys } from './keys.ts';
import { newKey, seal, unseal } from './seal.ts';
import { GatewayConfig } from '../config.ts';

const keys = (byte: number) =>
  new Keys(
    Object.assign(new GatewayConfig(), {
      BLIND_INDEX_KEY: Buffer.alloc(32, byte).toString('base64'),
      MASTER_KEY: Buffer.alloc(32, byte).toString('base64'),
    }),
  );

describe('sealed bytes', () => {
  const key = newKey();
  const sealed = seal(key, Buffer.from('PID|MARKED'), 'row 1');

  it('open with their key, for their row', () => {
    expect(unseal(key, sealed, 'row 1').toString()).toBe('PID|MARKED');
    expect(sealed.toString('latin1')).not.toContain('MARKED');
  });

  it('stay shut with another key, for another row, or when a bit was changed', () => {
    const changed = Buffer.from(sealed);
    changed[changed.length - 1]! ^= 1;
    expect(() => unseal(newKey(), sealed, 'row 1')).toThrow();
    expect(() => unseal(key, sealed, 'row 2')).toThrow();
    expect(() => unseal(key, changed, 'row 1')).toThrow();
  });

  it('never look the same twice', () => {
    expect(seal(key, Buffer.from('same'), 'row').equals(seal(key, Buffer.from('same'), 'row'))).toBe(false);
  });
});

describe('a blind index', () => {
  const nhs = { value: '9990001234', type: 'NH', authority: 'NHS' };
  const local = { value: '9990001234', type: 'PI', authority: 'RVV' };

  it('puts local identifiers first, and tells the same number of different kinds or authorities apart', () => {
    const [first, second] = keys(1).blindIdentifiers([nhs, local]);
    expect([first?.kind, second?.kind]).toEqual(['local', 'nhs-number']);
    const [other] = keys(1).blindIdentifiers([{ ...local, authority: 'RPA' }]);
    expect(new Set([first, second, other].map((one) => one?.blindIndex.toString('hex'))).size).toBe(3);
  });

  it('is the same for the same key only', () => {
    const [one, again, other] = [1, 1, 2].map((byte) =>
      keys(byte).blindIdentifiers([nhs])[0]?.blindIndex.toString('hex'),
    );
    expect(one).toBe(again);
    expect(one).not.toBe(other);
  });
});
