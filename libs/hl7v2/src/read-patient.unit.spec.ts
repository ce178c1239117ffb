import { demoMessage } from './demo-message.fixture.ts';
import { locate } from './problem.ts';
import { readAdt } from './read-adt.ts';
import { readMessage } from './read-message.ts';

describe('texts of a person', () => {
  it('of 250 characters are used; longer ones are not, and told', () => {
    const [most, long] = ['N'.repeat(250), 'N'.repeat(251)];
    const { message } = readMessage(demoMessage({ PID: { 5: [most, long], 11: ['1 High St', long, 'Deal'] } }));
    const { adt, problems } = readAdt(message!);
    expect(adt?.patient).toMatchObject({ familyName: most, givenName: undefined, address: '1 High St, Deal' });
    expect(problems.map((one) => `${locate(one)}:${one.code}:${one.severity}`)).toEqual([
      'PID-5.2:102:warning',
      'PID-11.2:102:warning',
    ]);
  });
});
