import { People } from './people.ts';
import { randomOf } from './random.ts';

const sender = { application: 'PROOF', facility: 'PROOF', wards: ['A', 'B', 'C'] };

const bundles = (seed: number, count: number) => {
  const people = new People(sender);
  const random = randomOf(seed, 'sender-1');
  const messages = Array.from({ length: count }, () => people.bundle(random)).flat();
  return { people, messages };
};
const said = (seed: number) => bundles(seed, 20).messages.map(({ controlId }) => controlId);

describe('the people about whom senders tell', () => {
  it('are told of in the same order for the same seed', () => {
    expect(said(1)).toEqual(said(1));
    expect(said(1)).not.toEqual(said(2));
  });

  it('are in every state in the end, and some are told of out of order and twice', () => {
    const { people, messages } = bundles(3, 50);
    const ids = messages.map(({ controlId }) => controlId);
    const states = new Set([...people.truth.values()].map(({ ward, onLeave }) => `${ward !== undefined} ${onLeave}`));
    expect(states).toEqual(new Set(['true true', 'true false', 'false false']));
    expect(new Set(ids).size).toBeLessThan(ids.length);
    const steps = Map.groupBy(messages, ({ patient }) => patient);
    const inOrder = [...steps.values()].filter((all) => all.every(({ controlId }, n) => controlId.endsWith(`-${n}`)));
    expect(inOrder.length).toBeGreaterThan(100);
    expect(inOrder.length).toBeLessThan(steps.size);
  });

  it('all carry the marks that may be found nowhere', () => {
    for (const { text, patient } of bundles(4, 2).messages) expect(text).toContain(`chaosP${patient}^^^PROOF`);
  });

  it('draw for each client by itself', () => {
    const draws = ['sender-1', 'sender-2', 'posters'].map((who) => randomOf(9, who)());
    expect(new Set(draws).size).toBe(3);
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
  });
});
