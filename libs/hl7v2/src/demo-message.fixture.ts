import { writeMessage, type WrittenField, type WrittenSegment } from './write-message.ts';

type Fields = Readonly<Record<number, WrittenField>>;

/** A whole UK A01 of an invented person; give fields to change segments, or `null` to leave one out. */
export const demoMessage = (
  changes: Readonly<Record<string, Fields | null>> = {},
  more: readonly WrittenSegment[] = [],
): string => {
  const segments: [string, Fields][] = [
    [
      'MSH',
      {
        3: 'PAS',
        4: 'RVV01',
        5: 'CAREWAY',
        6: 'ICS',
        7: '20261101101500',
        9: ['ADT', 'A01', 'ADT_A01'],
        10: 'M0001',
        11: 'P',
        12: '2.4',
      },
    ],
    ['EVN', { 2: '20261101101400', 6: '20261101101000' }],
    [
      'PID',
      {
        3: {
          repetitions: [
            ['9434765919', '', '', 'NHS', 'NH'],
            ['RVV123', '', '', 'RVV', 'PI'],
          ],
        },
        5: ['TESTPERSON', 'ALICE'],
        7: '19500214',
        8: 'F',
        11: ['1 HIGH STREET', '', 'CANTERBURY', '', 'CT1 1AA'],
        13: '01227000000',
        18: ['A77', '', '', 'RVV', 'AN'],
      },
    ],
    [
      'PV1',
      {
        2: 'I',
        3: ['CAMBRIDGE', 'BAY2', 'BED05', 'RVV01'],
        6: ['AE'],
        10: '300',
        14: '19',
        19: ['V00012345', '', '', 'RVV', 'VN'],
        44: '20261101101000',
      },
    ],
    ['PV2', { 8: '20261101', 9: '20261105' }],
  ];
  const written: WrittenSegment[] = [];
  for (const [name, fields] of segments) {
    const change = changes[name];
    if (change !== null) written.push([name, { ...fields, ...change }]);
  }
  return writeMessage([...written, ...more]);
};
