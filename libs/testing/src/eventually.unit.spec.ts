import { eventually } from './eventually.ts';

describe('eventually', () => {
  it('gives the first result that is neither thrown nor false', async () => {
    const answers: (() => unknown)[] = [
      () => {
        throw new Error('not yet');
      },
      () => false,
      () => 'there',
    ];
    expect(await eventually(() => answers.shift()!())).toBe('there');
  });

  it('throws the last failure when the time is up', async () => {
    const never = () => {
      throw new Error('still broken');
    };
    await expect(eventually(never, { within: 20 })).rejects.toThrow('still broken');
    await expect(eventually(() => false, { within: 20 })).rejects.toThrow('still false after 20 ms');
  });
});
