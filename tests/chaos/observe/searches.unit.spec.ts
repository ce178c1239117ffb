import type { Said } from '../inside/history-file.ts';
import { MARKS } from '../clients/said.ts';
import { Searches } from './searches.ts';

it('tells where a mark was found and how much was searched', () => {
  const searches = new Searches(MARKS);
  searches.search('log', 'nothing ');
  searches.search('log', 'here');
  for (const mark of ['MARKED', 'PERSON', 'chaosP17', '19700101']) searches.search(`topic of ${mark}`, `a${mark}b`);
  const written: Said[] = [];
  searches.write((said) => written.push(said));
  expect(written.filter(({ kind }) => kind === 'searched')).toContainEqual({
    kind: 'searched',
    place: 'log',
    characters: 12,
  });
  expect(written.flatMap((said) => (said.kind === 'mark-found' ? said.place : []))).toEqual([
    'topic of MARKED',
    'topic of PERSON',
    'topic of chaosP17',
    'topic of 19700101',
  ]);
});
