/** Needs no quotes in an array, whatever PostgreSQL's settings: letters, digits and some signs, as in ids and times. */
const PLAIN = /^(?!null$)[\w.:+-]+$/i;

/**
 * An array of texts, numbers and nulls as PostgreSQL reads it (manual, 8.15.2); anything else as it is, for the driver.
 * The driver quotes and escapes each element, which is most of its work for the long arrays of ids that Careway sends.
 */
export function arrayLiteral(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const elements: string[] = [];
  for (const one of value as unknown[]) {
    if (typeof one === 'string') elements.push(PLAIN.test(one) ? one : `"${one.replaceAll(/[\\"]/g, '\\$&')}"`);
    else if (typeof one === 'number') elements.push(String(one));
    else if (one === null || one === undefined) elements.push('NULL');
    else return value;
  }
  return `{${elements.join(',')}}`;
}
