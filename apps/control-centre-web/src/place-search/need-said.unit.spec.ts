import { needOf, NOTHING_SAID, outwardOf } from './need-said.ts';

describe('a need as it was entered', () => {
  it('leaves open what nobody said', () => {
    expect(needOf(NOTHING_SAID)).toEqual({ need: { sex: 'any', isolation: false, specialisms: [] } });
  });

  it('is one of what was chosen', () => {
    const said = { type: 'bed', bedClass: '200', wardKind: 'mental-health', home: ' ct1 ' } as const;
    expect(needOf({ ...NOTHING_SAID, ...said, sex: 'female', isolation: true, specialisms: ['bariatric'] })).toEqual({
      need: {
        types: ['bed'],
        bedClasses: ['200'],
        wardKinds: ['mental-health'],
        homeOutcode: 'CT1',
        sex: 'female',
        isolation: true,
        specialisms: ['bariatric'],
      },
    });
  });

  it.each([
    ['CT1', 'CT1'],
    ['me7 5ny', 'ME7'],
    ['CT13NG', 'CT1'],
    ['TN234AB', 'TN23'],
    ['SW1A 1AA', 'SW1A'],
    ['1 High Street', undefined],
    ['', undefined],
  ])('%j has the outward part %s', (postcode, outward) => expect(outwardOf(postcode)).toBe(outward));

  it('is not sent while home is something else than a postcode', () => {
    expect(needOf({ ...NOTHING_SAID, home: '1 High Street' })).toMatchObject({
      problem: { errors: [{ field: 'home', fix: 'Enter such as CT1, or leave it empty.' }] },
    });
  });
});
