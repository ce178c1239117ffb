import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPeople } from './read-people.ts';

const KENT = join(import.meta.dirname, '../../../../deploy/reference/kent-and-medway');

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'people-'));
  writeFileSync(join(folder, 'people.yaml'), text);
  return folder;
}

describe('the people of the demo', () => {
  it('are there in every role that a person has', () => {
    const roles = new Set(readPeople(KENT).map(({ role }) => role));
    expect([...roles].sort()).toEqual(['bed-manager', 'control-centre', 'out-of-area-lead', 'site-team']);
  });

  it('are refused with each fault by its place', () => {
    const one = '- { id: a-b, name: A, role: king, organisationId: RXY }';
    expect(() => readPeople(folderWith(`${one}\n- { id: c-d, name: C, role: site-team }`))).toThrow(
      /person 1: role must be one of[^]*person 2: organisationId/,
    );
    const same = '- { id: a-b, name: A, role: site-team, organisationId: RXY }';
    expect(() => readPeople(folderWith(`${same}\n${same}`))).toThrow('"a-b" is there twice');
    expect(() => readPeople(folderWith('name: A'))).toThrow('must be a list of people');
    expect(() => readPeople('/no/such/folder')).toThrow('must exist when IDENTITY_DEMO is on');
  });
});
