import { FigureObservation } from '@careway/contracts';
import { readHeader, writeMessage, type MessageHeader, type Problem } from '@careway/hl7v2';
import type { Interface, ReferenceData } from '@careway/reference-data';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Observed, ReadObservation } from '../accept-messages/received.ts';
import { UNKNOWN_SENDER } from '../observe-feeds/feed-counters.ts';
import { noMessage } from '../receive-messages/no-message.ts';
import { problemsOf } from '../receive-messages/read-hl7-like.ts';
import { headerOf } from '../receive-messages/write-hl7-like.ts';
import { observationFaults } from './observation-faults.ts';

/** What the message type of a stored observation is: there is no such type in HL7 v2. */
export const OBSERVATION = 'FIG';

const MOST_TOLD = 100;

/** Reads the body of one observation by the registry of figures: the schema first, then what no schema knows. Pure. */
export function readObservation(body: object, from: Interface, places: ReferenceData, now: Date): ReadObservation {
  const read = { header: headerIn(body), charset: 'utf-8', fellBack: false } as const;
  if (from.id === UNKNOWN_SENDER) return { ...read, answer: 'rejected', problems: [NO_INTERFACE] };
  const fault = noMessage(body);
  if (fault) return { ...read, answer: 'unreadable', problems: [fault] };
  const said = plainToInstance(FigureObservation, body);
  const errors = validateSync(said, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  const problems = errors.flatMap((error) => problemsOf(error, '')).slice(0, MOST_TOLD);
  if (problems.length > 0) return { ...read, answer: 'unreadable', problems };
  const faults = observationFaults(said, places, now);
  if (faults.length > 0) return { ...read, answer: 'unreadable', problems: faults };
  return { ...read, answer: 'accepted', problems: [], observation: observedOf(said, places) };
}

/** Whether the body of the JSON door is a value of a figure, not a message about a person. */
export const isObservation = (body: object): boolean => 'figureId' in body;

const observedOf = ({ figureId, placeId, value, asOf }: FigureObservation, places: ReferenceData): Observed => {
  const { unit } = places.figureById(figureId)!;
  return { figureId, placeId, value, unit, asOf: new Date(asOf).toISOString() };
};

const headerIn = (body: object): MessageHeader =>
  readHeader(
    writeMessage([headerOf({ ...body, type: OBSERVATION, event: '' })])
      .replaceAll('\0', '')
      .trimEnd(),
  );

const NO_INTERFACE: Problem = {
  segment: 'sendingApplication',
  occurrence: 1,
  code: 103,
  severity: 'error',
  valueClass: 'a sender that is not known',
  rule: 'An observation comes from a sender that an interface names, by the JSON door.',
  fix: 'Send sendingApplication and sendingFacility as registered for your interface.',
};
