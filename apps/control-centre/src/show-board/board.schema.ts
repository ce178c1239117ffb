import { FIGURE_NAMES, FIGURE_STATES } from '@careway/pressure';

const text = { type: 'string' as const };
const instant = { type: 'string' as const, format: 'date-time' };
const maybeInstant = { type: ['string', 'null'] as never, format: 'date-time' };
const maybeNumber = { type: ['number', 'null'] as never };

const figure = {
  type: 'object' as const,
  description: 'One number. An unknown value is null, never 0; a total over parts that are missing is a range.',
  required: ['id', 'name', 'unit', 'value', 'asOf', 'receivedAt', 'expectedEverySeconds', 'state'],
  properties: {
    id: { ...text, example: 'RVV01/usable' },
    name: text,
    unit: { ...text, enum: ['beds', 'people'] },
    value: maybeNumber,
    range: {
      type: 'object' as const,
      properties: {
        atLeast: { type: 'integer' as const },
        known: { type: 'integer' as const },
        of: { type: 'integer' as const },
        parts: text,
        missing: { type: 'array' as const, items: text },
      },
    },
    asOf: maybeInstant,
    receivedAt: maybeInstant,
    expectedEverySeconds: maybeNumber,
    state: { ...text, enum: [...FIGURE_STATES] },
  },
};

const figures = { type: 'object' as const, properties: Object.fromEntries(FIGURE_NAMES.map((name) => [name, figure])) };
const site = { type: 'object' as const, properties: { id: text, name: text, figures } };

const board = {
  type: 'object' as const,
  properties: {
    title: text,
    day: { ...text, format: 'date', description: 'Europe/London' },
    total: figures,
    providers: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        properties: {
          ...site.properties,
          state: { ...text, enum: [...FIGURE_STATES] },
          receivedAt: maybeInstant,
          ageSeconds: maybeNumber,
          sites: { type: 'array' as const, items: site },
        },
      },
    },
    feeds: { type: 'object' as const, description: 'Feeds fresh of all, and every feed that is behind.' },
    elsewhere: { type: 'integer' as const, description: 'People whom a message puts at no provider of this board' },
    heartbeat: { type: 'object' as const, description: 'Median and 95th percentile, milliseconds, last five minutes.' },
  },
};

/** OpenAPI 3.1 schema of `GET /board`. */
export const SNAPSHOT_SCHEMA = {
  type: 'object' as const,
  required: ['seq', 'serverTime', 'layout', 'facts', 'board'],
  properties: {
    seq: { type: 'integer' as const, description: 'The last change that is in it' },
    serverTime: instant,
    layout: { type: 'object' as const, description: 'Providers, sites and feeds in their fixed places' },
    facts: { type: 'object' as const, description: 'What the figures are made of' },
    board,
  },
};

export const CLOCK_SCHEMA = { type: 'object' as const, properties: { serverTime: instant } };
