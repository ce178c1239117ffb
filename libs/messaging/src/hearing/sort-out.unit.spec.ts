import fc from 'fast-check';
import type { DomainEvent } from '@careway/contracts';
import type { ReadMessage } from './read-message.ts';
import { sortOut } from './sort-out.ts';

const event = {} as DomainEvent;
const message = (offset: number, key: string, id: string, good = true): ReadMessage => ({
  offset,
  key,
  id,
  body: null,
  ...(good ? { event } : { faults: ['bad'] }),
});
const offsets = (messages: readonly ReadMessage[]) => messages.map(({ offset }) => offset);

describe('sorting out a chunk', () => {
  it('hears what is new, drops what was heard or comes twice', () => {
    const sorted = sortOut(
      [message(0, 'a', '1'), message(1, 'a', '2'), message(2, 'a', '1')],
      new Set(['1']),
      new Set(),
    );
    expect([offsets(sorted.hear), sorted.duplicates]).toEqual([[0], 2]);
  });

  it('holds all that follows a broken message of its key, and nothing of other keys', () => {
    const messages = [message(0, 'a', '0'), message(1, 'a', '1', false), message(2, 'b', '2'), message(3, 'a', '3')];
    const sorted = sortOut(messages, new Set(['0', '1', '2', '3']), new Set());
    expect([offsets(sorted.hear), offsets(sorted.hold), offsets(sorted.broken)]).toEqual([[0, 2], [1, 3], [1]]);
  });

  it('never hears past a held one of the same key, and accounts for every message', () => {
    const any = fc.record({ key: fc.constantFrom('a', 'b', 'c'), id: fc.nat(12), good: fc.boolean() });
    fc.assert(
      fc.property(fc.array(any), fc.subarray(['a', 'b', 'c']), fc.uniqueArray(fc.nat(12)), (list, parked, fresh) => {
        const messages = list.map(({ key, id, good }, offset) => message(offset, key, String(id), good));
        const sorted = sortOut(messages, new Set(fresh.map(String)), new Set(parked));
        expect(sorted.hear.length + sorted.hold.length + sorted.duplicates).toBe(messages.length);
        for (const held of sorted.hold)
          expect(sorted.hear.filter(({ key, offset }) => key === held.key && offset > held.offset)).toEqual([]);
      }),
    );
  });
});
