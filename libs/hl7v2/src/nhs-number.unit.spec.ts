import { digitsOfNhsNumber, isValidNhsNumber } from './nhs-number.ts';

describe('NHS number', () => {
  it.each(['9434765919', '943 476 5919', '943-476-5919', '4010232137', '2021051528'])('%s is one', (text) =>
    expect(isValidNhsNumber(text)).toBe(true),
  );
  it.each(['9434765918', '943476591', '94347659190', '0000000000', '9999999999', 'ABCDEFGHIJ', '', '1234567890'])(
    '%s is none',
    (text) => expect(isValidNhsNumber(text)).toBe(false),
  );
  it('is kept as digits', () => expect(digitsOfNhsNumber('943 476-5919')).toBe('9434765919'));
});
