/**
 * Is this text an NHS number: ten digits (spaces and hyphens aside) whose last is the modulus 11 check digit of the
 * first nine (NHS Data Dictionary, NHS NUMBER)?
 */
export const isValidNhsNumber = (text: string): boolean => {
  const digits = digitsOfNhsNumber(text);
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += (10 - index) * (digits.charCodeAt(index) - 48);
  const check = (11 - (sum % 11)) % 11;
  return check === digits.charCodeAt(9) - 48;
};

/** The number without the spaces and hyphens people write in it. */
export const digitsOfNhsNumber = (text: string): string => text.replace(/[\s-]/g, '');
