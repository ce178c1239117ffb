import { readdirSync, readFileSync } from 'node:fs';
import { allEvents, faultsOf, type DomainEvent } from './index.ts';

const folder = new URL('./golden/', import.meta.url);
const golden = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as DomainEvent,
);

describe('golden messages', () => {
  it.each(golden.map((event) => [event.type, event] as const))(
    '%s, once published, is still understood',
    (_, event) => {
      expect(faultsOf(event)).toEqual([]);
    },
  );

  it('there is one of every type: add its file to golden/ when you add an event', () => {
    expect(golden.map(({ type }) => type).sort()).toEqual(allEvents().map(({ type }) => type));
  });
});
