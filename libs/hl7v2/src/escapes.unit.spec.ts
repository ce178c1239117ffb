import fc from 'fast-check';
import { escapeText, unescapeText } from './escapes.ts';
import { USUAL_SEPARATORS } from './separators.ts';

describe('escapes', () => {
  it.each([
    ['Smith\\F\\Jones', 'Smith|Jones'],
    ['John\\S\\Public', 'John^Public'],
    ['Q\\T\\Roe', 'Q&Roe'],
    ['Jr\\R\\Sr', 'Jr~Sr'],
    ['Dr\\E\\Prof', 'Dr\\Prof'],
    ['one\\.br\\two', 'one\ntwo'],
    ['\\X41C3A9\\', 'Aé'],
    ['\\X93\\', '“'],
  ])('reads %s', (text, meant) => expect(unescapeText(text)).toBe(meant));

  it.each([
    'a \\Z99\\ b',
    '\\H\\value\\N\\ requires',
    'ends in \\',
    'never \\F ends',
    '\\X4\\ and \\Xzz\\',
    '\\X00\\',
    'C:\\temp\\file',
    '\\.in\\indented\\.sp\\',
  ])('keeps what it does not know: %s', (text) => expect(unescapeText(text)).toBe(text));

  it('does not read again what it wrote', () => {
    expect(unescapeText('\\E\\F\\E\\')).toBe('\\F\\');
    expect(unescapeText('\\X5C\\F\\')).toBe('\\F\\');
    expect(unescapeText('\\H\\E\\N\\')).toBe('\\H\\E\\N\\');
  });

  it('reads an escape after a lone escape character', () => {
    expect(unescapeText('a \\ b \\F\\ c')).toBe('a \\ b | c');
  });

  it('reads by the separators of the message', () => {
    const separators = { field: '@', component: '~', repetition: '&', escape: '#', subcomponent: '\\' };
    expect(unescapeText('a#F#b#S#c#T#d\\F\\', separators)).toBe('a@b~c\\d\\F\\');
    expect(unescapeText('a\\T\\b', { ...USUAL_SEPARATORS, subcomponent: '' })).toBe('a\\T\\b');
  });

  it('gives back every text it escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'|^~\\&FSTREXabc. é\n') }), (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(/[|^~&\r\n]/);
        expect(unescapeText(escaped)).toBe(text);
      }),
    );
    expect(escapeText('a\r\nb\rc')).toBe('a\\.br\\b\\.br\\c');
  });
});
