import type { BlindIdentifier } from '../keep-personal-data/keys.ts';
import { assignSubjects, type PersonSaid } from './assign-subjects.ts';

const local = (value: string): BlindIdentifier => ({ kind: 'local', blindIndex: Buffer.from(`local ${value}`) });
const nhs = (value: string): BlindIdentifier => ({ kind: 'nhs-number', blindIndex: Buffer.from(`nhs ${value}`) });
const said = (...identifiers: BlindIdentifier[]): PersonSaid => ({ messageId: 'm', identifiers });
const known = (...pairs: [BlindIdentifier, string][]) =>
  new Map(pairs.map(([{ blindIndex }, subject]) => [blindIndex.toString('hex'), subject]));
const ids = () => {
  let next = 0;
  return () => `new-${(next += 1)}`;
};

describe('a person that messages name', () => {
  it('who nobody knew is a new subject, once, with every identifier attached', () => {
    const [first, second] = [said(local('1'), nhs('9')), said(local('1'))];
    const { subjectOf, newSubjects, newIdentifiers } = assignSubjects([first, second], known(), ids());
    expect([subjectOf.get(first), subjectOf.get(second)]).toEqual(['new-1', 'new-1']);
    expect(newSubjects).toEqual(['new-1']);
    expect(newIdentifiers.map(({ kind }) => kind)).toEqual(['local', 'nhs-number']);
  });

  it('is known by the NHS number where the local identifier is new, which is then attached', () => {
    const person = said(local('2'), nhs('9'));
    const { subjectOf, newSubjects, newIdentifiers } = assignSubjects([person], known([nhs('9'), 'S']), ids());
    expect(subjectOf.get(person)).toBe('S');
    expect(newSubjects).toEqual([]);
    expect(newIdentifiers).toEqual([{ ...local('2'), subjectId: 'S' }]);
  });

  it('keeps to the local identifier when the NHS number is of another subject, and tells the conflict', () => {
    const person = said(local('1'), nhs('9'));
    const { subjectOf, conflicts } = assignSubjects([person], known([local('1'), 'S'], [nhs('9'), 'T']), ids());
    expect(subjectOf.get(person)).toBe('S');
    expect(conflicts).toEqual([{ blindIndex: nhs('9').blindIndex, saidOf: 'S', belongsTo: 'T', messageId: 'm' }]);
  });

  it('keeps their subject when an identifier is changed (A47) to one that nobody has', () => {
    const former = said(local('old'));
    const person = { ...said(local('new')), otherwise: former };
    const { subjectOf, newIdentifiers } = assignSubjects([former, person], known([local('old'), 'S']), ids());
    expect(subjectOf.get(person)).toBe('S');
    expect(newIdentifiers).toEqual([{ ...local('new'), subjectId: 'S' }]);
  });

  it('is somebody else when the changed identifier (A47) already named another', () => {
    const former = said(local('old'));
    const person = { ...said(local('new')), otherwise: former };
    const { subjectOf } = assignSubjects([former, person], known([local('old'), 'S'], [local('new'), 'T']), ids());
    expect([subjectOf.get(former), subjectOf.get(person)]).toEqual(['S', 'T']);
  });
});
