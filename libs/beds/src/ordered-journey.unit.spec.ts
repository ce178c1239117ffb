import fc from 'fast-check';
import type { Fact } from './fact.ts';
import { foldVisit } from './fold-visit.ts';
import { fact, ward } from './story.fixture.ts';

/** What a ward clerk would have on paper: the newest place on top, and whether the person is in, out or away. */
interface Paper {
  places: string[];
  out: boolean;
  away: boolean;
}

/** Each trigger as a clerk would note it, and when it may be sent. */
const NOTES: Record<string, { may: (paper: Paper) => boolean; note: (paper: Paper, place: string) => Paper }> = {
  A02: {
    may: (paper) => !paper.out,
    note: (paper, place) => ({ ...paper, places: [...paper.places, place] }),
  },
  A12: {
    may: (paper) => !paper.out && paper.places.length > 1,
    note: (paper) => ({ ...paper, places: paper.places.slice(0, -1) }),
  },
  A21: { may: (paper) => !paper.out && !paper.away, note: (paper) => ({ ...paper, away: true }) },
  A22: { may: (paper) => !paper.out && paper.away, note: (paper) => ({ ...paper, away: false }) },
  A03: { may: (paper) => !paper.out && !paper.away, note: (paper) => ({ ...paper, out: true }) },
  A13: { may: (paper) => paper.out, note: (paper) => ({ ...paper, out: false }) },
};

const minute = (count: number): string =>
  `${String(Math.floor(count / 60)).padStart(2, '0')}:${String(count % 60).padStart(2, '0')}`;

describe('a journey sent in order', () => {
  it('ends where a ward clerk would have it', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(NOTES)), fc.constantFrom('B', 'C', 'D', 'E')), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(steps, fc.array(fc.nat({ max: 1_000 }), { minLength: 31, maxLength: 31 }), (chosen, keys) => {
        let paper: Paper = { places: ['A'], out: false, away: false };
        const facts: Fact[] = [fact('A01', minute(0), { patientClass: 'I', location: ward('A') })];
        for (const [index, [trigger, to]] of chosen.entries()) {
          if (!NOTES[trigger]!.may(paper)) continue;
          paper = NOTES[trigger]!.note(paper, to);
          facts.push(fact(trigger, minute(index + 1), trigger === 'A02' ? { location: ward(to) } : {}));
        }
        const arrived = facts.map((one, index) => ({ one, key: keys[index]! })).sort((a, b) => a.key - b.key);
        const spell = foldVisit(arrived.map(({ one }) => one))!;
        expect(spell.status).toBe(paper.out ? 'closed' : 'open');
        const now = spell.stays.at(-1)!;
        expect(now.place!.wardId).toBe(paper.places.at(-1));
        expect(now.onLeave).toBe(!paper.out && paper.away);
      }),
      { numRuns: 500 },
    );
  });
});
