import { faultOf, readProblem, sayProblem } from './problem.ts';

describe('a refusal', () => {
  it('is told with what, why and how to mend each field', () => {
    const errors = [{ field: 'reason', rule: 'must not be empty', fix: 'Say why.' }];
    const body = JSON.stringify({ title: 'Does not fit', detail: 'See errors.', errors });
    expect(sayProblem(readProblem(422, body))).toEqual([
      'Does not fit',
      'See errors.',
      'reason must not be empty. Say why.',
    ]);
  });

  it('is told beside the field that it is about, however long its path is', () => {
    const errors = [{ field: 'need.homeOutcode', rule: 'must be an outward postcode' }];
    const problem = { status: 422, title: 'Does not fit', errors };
    expect(faultOf(problem, 'homeOutcode')).toBe('need.homeOutcode must be an outward postcode');
    expect(faultOf(problem, 'reason')).toBeUndefined();
    const named = [{ field: 'reason', rule: 'reason must be text', fix: 'Say why.' }];
    expect(faultOf({ ...problem, errors: named }, 'reason')).toBe('reason must be text. Say why.');
    expect(faultOf(undefined, 'reason')).toBeUndefined();
  });

  it.each(['<html>Bad gateway</html>', '{}', ''])('that is no problem document (%j) is told by its status', (body) => {
    expect(sayProblem(readProblem(502, body))[0]).toBe('The service answered 502');
  });
});
