import { encodeText } from './charset.ts';
import { decodeText } from './decode-text.ts';

const message = (charset: string, name: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`MSH|^~\\&|A|B|||20260101||ADT^A08|1|P|2.4||||||${charset}\rPID|||1||`),
    name,
    Buffer.from('\r'),
  ]);
const utf8 = Buffer.from('Müller李');
const latin1 = Buffer.from('Müller', 'latin1');

describe('charset of a message', () => {
  it.each([
    ['UNICODE UTF-8', utf8, 'Müller李', 'utf-8', false],
    ['UNICODE', utf8, 'Müller李', 'utf-8', false],
    ['UTF-8', utf8, 'Müller李', 'utf-8', false],
    ['8859/1', latin1, 'Müller', 'windows-1252', false],
    ['8859/1', Buffer.of(0x93, 0x80), '“€', 'windows-1252', false],
    ['8859/2', Buffer.of(0xb3), 'ł', 'iso-8859-2', false],
    ['8859/15', Buffer.of(0xa4), '€', 'iso-8859-15', false],
    ['ASCII~UNICODE UTF-8', utf8, 'Müller李', 'utf-8', false],
    ['', utf8, 'Müller李', 'utf-8', false],
    ['', latin1, 'Müller', 'windows-1252', true],
    ['UNICODE UTF-8', latin1, 'Müller', 'windows-1252', true],
    ['ISO IR 999', latin1, 'Müller', 'windows-1252', true],
  ])('MSH-18 %s', (declared, name, read, charset, fellBack) => {
    const decoded = decodeText(message(declared, name));
    expect(decoded.text).toContain(`||${read}\r`);
    expect({ charset: decoded.charset, fellBack: decoded.fellBack }).toEqual({ charset, fellBack });
  });

  it('takes the charset of the interface when MSH-18 is empty, and MSH-18 first when it is not', () => {
    expect(decodeText(message('', latin1), { charset: '8859/1' })).toMatchObject({
      charset: 'windows-1252',
      fellBack: false,
    });
    expect(decodeText(message('UNICODE UTF-8', utf8), { charset: '8859/1' }).charset).toBe('utf-8');
    expect(decodeText(message('UNICODE UTF-8', latin1), { charset: '8859/1' })).toMatchObject({ fellBack: false });
  });

  it('takes a byte order mark away', () => {
    expect(decodeText(Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), message('', utf8)])).text.startsWith('MSH')).toBe(
      true,
    );
  });

  it.each(['utf-8', 'windows-1252', 'iso-8859-2'])('writes back in %s what it read', (charset) => {
    const text = charset === 'iso-8859-2' ? 'Łódź' : 'é ü';
    expect(new TextDecoder(charset).decode(encodeText(text, charset))).toBe(text);
  });

  it('writes ? for what a charset cannot say', () => {
    expect(encodeText('a李€', 'windows-1252')).toEqual(Buffer.of(0x61, 0x3f, 0x80));
  });
});
