import { heartbeat } from '../fixtures/heartbeats.ts';
import { readMessage } from './read-message.ts';

const hearsAll = () => true;
const incoming = (value: unknown, key: string | null = 'subject') => ({
  offset: 5,
  key: key === null ? null : Buffer.from(key),
  value: Buffer.isBuffer(value) || value === null ? (value as Buffer | null) : Buffer.from(JSON.stringify(value)),
});

describe('reading a message', () => {
  it('gives the event that keeps its contract, told apart by its id whatever its case', () => {
    const event = { ...heartbeat('subject'), id: '3F2504E0-4F89-41D3-9A0C-0305E82C3301' };
    expect(readMessage(incoming(event), hearsAll)).toMatchObject({ id: event.id.toLowerCase(), key: 'subject', event });
  });

  it('does not give a known event that nobody hears', () => {
    expect(readMessage(incoming(heartbeat('subject')), () => false)).toBeUndefined();
  });

  it.each([
    ['half a JSON', Buffer.from('{"a":')],
    ['a number', 7],
    ['a list', []],
    ['null', Buffer.from('null')],
    ['a tombstone', null],
    ['an envelope without data', { ...heartbeat('subject'), data: undefined }],
    ['data that break the schema', { ...heartbeat('subject'), data: {} }],
    ['an unknown type', { ...heartbeat('subject'), type: 'gateway.what.v1' }],
    ['a type that is no text', { ...heartbeat('subject'), type: 7 }],
    ['another subject', heartbeat('somebody-else')],
  ])('finds fault with %s', (_, value) => {
    const read = readMessage(incoming(value), hearsAll);
    expect(read?.event).toBeUndefined();
    expect(read?.faults?.length).toBeGreaterThan(0);
  });

  it('gives unreadable messages an id by their key and bytes', () => {
    const id = (value: Buffer, key: string) => readMessage(incoming(value, key), hearsAll)!.id;
    const bytes = Buffer.from('?');
    expect(id(bytes, 'a')).toBe(id(bytes, 'a'));
    expect(new Set([id(bytes, 'a'), id(bytes, 'b'), id(Buffer.from('??'), 'a')]).size).toBe(3);
    expect(id(bytes, 'a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('reads a message without a key as one of the empty key', () => {
    expect(readMessage(incoming(heartbeat('subject'), null), hearsAll)).toMatchObject({ key: '' });
  });
});
