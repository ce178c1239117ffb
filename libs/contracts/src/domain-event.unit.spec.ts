import { Ajv2020 } from 'ajv/dist/2020.js';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  allEvents,
  definitionOf,
  domainEvent,
  Event,
  faultsOf,
  HeartbeatStarted,
  Hl7LikeMessage,
  schemaOf,
} from './index.ts';

const about = { id: '018f2b1c-0000-7000-8000-000000000001', subject: 'one', time: '2026-11-22T09:40:00.000Z' };
const heartbeat = domainEvent(HeartbeatStarted, about, { heartbeatId: about.id, startedAt: about.time });

describe('an event', () => {
  it('keeps its contract when every field fits', () => {
    expect(faultsOf(heartbeat)).toEqual([]);
  });

  it.each([
    [
      'a field that does not fit',
      { ...heartbeat, data: { ...heartbeat.data, startedAt: 'yesterday' } },
      '/data/startedAt',
    ],
    ['a field nobody knows', { ...heartbeat, data: { ...heartbeat.data, extra: 1 } }, 'additional properties'],
    ['a missing field', { ...heartbeat, data: { heartbeatId: about.id } }, "'startedAt'"],
    ['an unknown type', { ...heartbeat, type: 'gateway.unknown.v1' }, 'unknown event type gateway.unknown.v1'],
    ['no envelope', 'text', 'must be object'],
    ['a null', null, 'must be object'],
  ])('is refused with %s, naming the place', (_, event, place) => {
    expect(faultsOf(event).join()).toContain(place);
  });

  it.each([
    ['2026-02-28T23:59:59.999Z', true],
    ['2024-02-29T00:00:00Z', true],
    ['2026-03-31T10:00:00+01:00', true],
    ['2026-02-29T00:00:00Z', false],
    ['2026-13-01T00:00:00Z', false],
    ['2026-01-01T24:00:00Z', false],
    ['2026-01-01', false],
  ])('may be of %s: %s', (time, may) => {
    expect(faultsOf({ ...heartbeat, time }).length === 0).toBe(may);
  });

  it('has a UUID for its id, in any case of letters', () => {
    const faults = [about.id.toUpperCase(), `urn:uuid:${about.id}`, `${about.id}0`].map(
      (id) => faultsOf({ ...heartbeat, id }).length,
    );
    expect(faults).toEqual([0, 0, 1]);
  });

  it('has one definition per type, named for its speaker', () => {
    const types = allEvents().map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    for (const { type, speaker } of allEvents()) expect(type).toMatch(new RegExp(`^${speaker}\\.[a-z-]+\\.v\\d+$`));
    expect(() => Event('gateway.heartbeat-started.v1')(class Twice {})).toThrow('defined twice');
    expect(() => definitionOf(class NoEvent {})).toThrow('NoEvent is not an event');
  });

  it('carries no field that could name a person', () => {
    for (const { schema, type } of allEvents()) {
      const names = JSON.stringify(schema).match(
        /"(nhsNumber|familyName|givenName|birthDate|address|phone|postcode|identifier|identifiers|controlId|visitNumber)":/g,
      );
      expect({ type, names }).toEqual({ type, names: null });
    }
  });
});

describe('one definition of a field', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const bySchema = ajv.compile(schemaOf(Hl7LikeMessage));
  const byClass = (value: object) =>
    validateSync(plainToInstance(Hl7LikeMessage, value), { whitelist: true, forbidNonWhitelisted: true }).length === 0;
  const good = {
    controlId: 'c1',
    sendingApplication: 'PAS',
    sendingFacility: 'RVV',
    type: 'ADT',
    event: 'A01',
    occurredAt: about.time,
    patient: { identifiers: [{ value: '1', type: 'PI' }] },
    visit: { number: 'v1', location: null },
  };

  it.each([
    ['a good message', {}, true],
    ['text too long', { controlId: 'x'.repeat(200) }, false],
    ['text of the wrong kind', { controlId: 7 }, false],
    ['a pattern not met', { event: 'Z99' }, false],
    ['a code not in the list', { type: 'ORU' }, false],
    ['a missing part', { patient: undefined }, false],
    ['a fault in a part of a list', { patient: { identifiers: [{ value: '' }] } }, false],
    ['null where null is not said', { occurredAt: null }, false],
    ['null where null deletes', { visit: { number: 'v1', patientClass: null } }, true],
    ['a field nobody knows', { shoe: 43 }, false],
  ])('says the same by class and by schema: %s', (_, change, fits) => {
    const value = JSON.parse(JSON.stringify({ ...good, ...change })) as object;
    expect({ byClass: byClass(value), bySchema: bySchema(value) }).toEqual({ byClass: fits, bySchema: fits });
  });
});
