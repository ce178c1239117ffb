import { murmur2, partitionOf } from './java-partitioner.ts';

const bytes = (text: string) => Buffer.from(text);

describe('the partitioner of the Java client', () => {
  // Golden values of Kafka's own UtilsTest.testMurmur2.
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as Java does', (text, hash) => {
    expect(murmur2(bytes(text))).toBe(hash);
  });

  it('never gives a negative partition', () => {
    const partitions = Array.from({ length: 1000 }, (_, n) => partitionOf(bytes(`key ${n}`), 6));
    expect(new Set(partitions)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  it('puts a random subject id where it always was', () => {
    const subjects = ['0192f1f0-7a6b-7c3d-8e4f-5a6b7c8d9e0f', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'];
    expect(subjects.map((subject) => partitionOf(bytes(subject), 6))).toEqual([3, 2]);
  });
});
