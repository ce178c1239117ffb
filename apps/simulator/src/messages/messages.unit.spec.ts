import { validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { Hl7LikeMessage } from '@careway/contracts';
import { decideAnswer, type AdtMessage } from '@careway/hl7v2';
import { beginWorld } from '../model/begin-world.ts';
import { derivePlace } from '../model/derive-place.ts';
import type { Happening } from '../model/happening.ts';
import { DAY } from '../model/london-time.ts';
import { runUntil } from '../model/run-until.ts';
import { shippedData } from '../testing-data.ts';
import { feedsOf, type Feed } from './feed.ts';
import { outgoingOf } from './outgoing.ts';

const START = Date.parse('2026-07-01T00:00:00Z');
const data = shippedData();
const feeds = feedsOf(data, '2026-07-01');

function aDayOf(trust: string): Happening[] {
  const place = derivePlace(data, '2026-07-01');
  const only = { ...place, streams: place.streams.filter((stream) => stream.trust === trust) };
  return runUntil(beginWorld(only, { at: START, seed: 1, run: 'R', filled: false }), START + DAY);
}

const bytesOf = (happening: Happening, feed: Feed): Buffer => outgoingOf(happening, feed, 'R', 1)[0]!.bytes;

function read(bytes: Buffer, feed: Feed): AdtMessage {
  const settings = data.interfaceById(feed.id)!;
  const { zSegments: _, ...options } = settings;
  const decided = decideAnswer(bytes, options);
  expect(decided.problems).toEqual([]);
  expect(decided.fellBack).toBe(false);
  if (decided.answer !== 'accepted') throw new Error(`it was ${decided.answer}`);
  return decided.adt;
}

function saidBy({ trigger, occurredAt, recordedAt, patient, visit }: AdtMessage, feed: Feed) {
  const to = visit?.location ? data.findPlace(feed.id, visit.location) : undefined;
  const from = visit?.priorLocation ? data.findWard(feed.id, visit.priorLocation)?.id : undefined;
  const names = [patient.familyName, patient.givenName];
  return { trigger, at: Date.parse(occurredAt), sayAt: Date.parse(recordedAt), names, to, from };
}

function meantBy({ trigger, at, sayAt, person, spot, prior }: Happening) {
  const { wardId, label } = spot;
  const to = label ? { wardId, bedId: `${wardId}-${label}` } : { wardId };
  const visit = trigger === 'A40' ? { to: undefined, from: undefined } : { to, from: prior?.wardId };
  return { trigger, at: Math.floor(at), sayAt: Math.floor(sayAt), names: [person.family, person.given], ...visit };
}

describe('messages of the simulated senders', () => {
  it('come from every trust that has wards, by three kinds of door', () => {
    expect(feeds.map((feed) => `${feed.trust} ${feed.door}`)).toEqual([
      'RN7 mllp',
      'RVV mllp',
      'RWF mllp',
      'RPA http',
      'RXY json',
    ]);
  });

  it.each(feeds.filter((feed) => feed.door !== 'json').map((feed) => [feed.id, feed] as const))(
    '%s writes HL7 v2 that is read back word for word, without a warning',
    (_, feed) => {
      const happenings = aDayOf(feed.trust);
      expect(happenings.length).toBeGreaterThan(300);
      for (const happening of happenings)
        expect(saidBy(read(bytesOf(happening, feed), feed), feed)).toEqual(meantBy(happening));
    },
  );

  it('KMPT writes JSON that fits the contract of the door', () => {
    const feed = feeds.find((one) => one.door === 'json')!;
    const place = derivePlace(data, '2026-07-01');
    const world = beginWorld(place, { at: START, seed: 1, run: 'R', filled: true });
    const happenings = runUntil(world, START + DAY).filter((one) => one.trust === 'RXY');
    expect(happenings.length).toBeGreaterThan(300);
    for (const happening of happenings) {
      const body = plainToInstance(Hl7LikeMessage, JSON.parse(bytesOf(happening, feed).toString()));
      expect(validateSync(body, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
      if (body.visit) expect(data.findWard(feed.id, body.visit.location!)?.id).toBe(happening.spot.wardId);
    }
  });

  it('are sent twice with the same bytes when they are sent twice', () => {
    const [happening] = aDayOf('RN7');
    const [first, second] = outgoingOf({ ...happening!, againAt: 5 }, feeds[0]!, 'R', 7);
    expect(second!.bytes.equals(first!.bytes)).toBe(true);
    expect([first!.controlId, second!.controlId, second!.seq]).toEqual(['R-7', 'R-7', 8]);
  });
});
