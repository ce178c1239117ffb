import { readOptions } from './options.ts';

it('has 25 faults and a new seed when nothing is said', () => {
  const usual = readOptions([]);
  expect(usual).toMatchObject({ faults: 25, only: [], without: undefined, perSecond: 80, folder: undefined });
  expect(Number.isInteger(usual.seed)).toBe(true);
});

it('takes what is said', () => {
  const said = ['--faults', '7', '--seed', '0', '--only', 'kill', '--only', 'relay-1', '--rate', '5', '--folder', 'f'];
  expect(readOptions([...said, '--without', 'key-lock'])).toEqual({
    faults: 7,
    seed: 0,
    only: ['kill', 'relay-1'],
    without: 'key-lock',
    perSecond: 5,
    folder: 'f',
  });
});

it.each([
  [['--faults', '0'], '--faults is a whole number, 1 or more'],
  [['--seed', 'x'], '--seed is a whole number, 0 or more'],
  [['--rate', '1.5'], '--rate is a whole number'],
  [['--without', 'locks'], '--without is one of offset-check, key-lock'],
  [['--fault', '3'], 'Unknown option'],
])('says what is wrong with %j', (words, wrong) => {
  expect(() => readOptions(words)).toThrow(wrong);
});
