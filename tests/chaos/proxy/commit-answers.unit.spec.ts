import { CommitAnswers } from './commit-answers.ts';

/** A message of PostgreSQL's protocol 3.0: type, length without the type, content. */
const message = (type: string, content: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(content)]);
};
const answer = (tag: string) => Buffer.concat([message('C', `${tag}\0`), message('Z', 'I')]);

describe('answers to COMMIT', () => {
  it('are seen, once each', () => {
    const commits = new CommitAnswers();
    const chunks = [answer('BEGIN'), answer('INSERT 0 1'), answer('COMMIT'), answer('SELECT 1'), answer('COMMIT')];
    expect(chunks.map((chunk) => commits.isIn(chunk))).toEqual([false, false, true, false, true]);
  });

  it('are seen in the chunk they end in, wherever they are cut', () => {
    const bytes = Buffer.concat([answer('INSERT 0 1'), message('C', 'COMMIT\0')]);
    for (let at = 1; at < bytes.length; at += 1) {
      const commits = new CommitAnswers();
      expect([commits.isIn(bytes.subarray(0, at)), commits.isIn(bytes.subarray(at))]).toEqual([false, true]);
    }
  });

  it('are not the refusals of it, nor text that speaks of it', () => {
    const commits = new CommitAnswers();
    const others = [answer('ROLLBACK'), answer('COMMIT PREPARED'), message('D', 'COMMIT\0'), Buffer.from('COMMIT')];
    expect(others.map((chunk) => commits.isIn(chunk))).toEqual([false, false, false, false]);
  });
});
