import { decideAnswer, type AdtMessage } from '@careway/hl7v2';
import type { Outgoing } from './messages/outgoing.ts';
import { planJourneys } from './plan-journeys.ts';
import { shippedData } from './testing-data.ts';

const data = shippedData();
const UNTIL = Date.parse('2026-11-22T12:00:00Z');
const plan = (count: number, seed = 1) => planJourneys({ count, seed, data, until: UNTIL });

const MOVES = new Set(['A01', 'A02', 'A04', 'A06', 'A08', 'A12', 'A13']);

/** Where every visit is, by a plain reading of the messages in the order in which things happened. */
function replay(messages: readonly Outgoing[]): Map<string, string> {
  const facts = new Map<string, AdtMessage & { feedId: string }>();
  for (const { bytes, controlId, feedId } of messages) {
    const { zSegments: _, ...options } = data.interfaceById(feedId)!;
    const decided = decideAnswer(bytes, options);
    if (decided.answer === 'accepted') facts.set(controlId, { ...decided.adt, feedId });
  }
  const inOrder = [...facts.values()].sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1));
  const wards = new Map<string, string>();
  for (const { trigger, visit, feedId } of inOrder) {
    if (!visit) continue;
    if (trigger === 'A03' || trigger === 'A11') wards.delete(visit.number);
    if (!MOVES.has(trigger)) continue;
    if (trigger === 'A08' && !wards.has(visit.number)) continue;
    wards.set(visit.number, data.findWard(feedId, visit.location!)!.id);
  }
  return wards;
}

const text = (seed: number) =>
  plan(300, seed)
    .messages.map((one) => one.bytes.toString('base64'))
    .join();

describe('planned journeys', () => {
  it('are exactly as many messages as asked for', () => {
    for (const count of [10, 237, 2000]) expect(plan(count).messages).toHaveLength(count);
    const { messages, distinct } = plan(2000);
    expect(new Set(messages.map((message) => message.controlId)).size).toBe(distinct);
    expect(distinct).toBeLessThan(2000);
  });

  it('are the same, byte for byte, for the same seed and time', () => {
    expect(text(1)).toBe(text(1));
    expect(text(1)).not.toBe(text(2));
  });

  it('come from the four acute trusts, and have all happened', () => {
    const { messages } = plan(2000);
    expect([...new Set(messages.map((message) => message.feedId))].sort()).toEqual([
      'rn7-pas',
      'rpa-pas',
      'rvv-pas',
      'rwf-pas',
    ]);
    expect(Math.max(...messages.map((message) => message.dueAt))).toBeLessThan(UNTIL);
  });

  it('end as their truth says, read message by message', () => {
    const { messages, truth } = plan(3000);
    const wards = replay(messages);
    const present = truth.visits.filter((visit) => visit.wardId !== undefined);
    expect(new Map(present.map((visit) => [visit.visitNumber, visit.wardId]))).toEqual(wards);
    const people = Object.values(truth.wards).reduce((sum, ward) => sum + ward.occupied + ward.onLeave, 0);
    expect(people).toBe(wards.size);
  });

  it('count the admissions and discharges of every day and site', () => {
    const { truth } = plan(2000);
    const days = Object.values(truth.days);
    expect(days.reduce((sum, day) => sum + day.admissions, 0)).toBeGreaterThan(100);
    expect(Object.keys(truth.days)[0]).toMatch(/^2026-11-2\d\/R[A-Z0-9]+$/);
  });
});
