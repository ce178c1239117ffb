import type { Command } from '../ask/use-command.ts';
import type { OnePlacement } from './ledger-now.ts';

interface Act {
  name: string;
  /** The last part of the address. */
  path: string;
  /** What is asked for in words, and the field that it goes into. */
  words: string;
  field: 'note' | 'decision' | 'reason';
  body?: object;
  /** Only adds to what was said: nothing that was said meanwhile stands in its way. */
  adds?: true;
}

const note = { words: 'Further words (may be left out)', field: 'note', adds: true } as const;
const ends = { words: 'Further words (may be left out)', field: 'note', path: 'end' } as const;
const changes = { words: 'Why', field: 'reason', path: 'change' } as const;

/** What can be said of a placement. */
export const ACTS = {
  'contact-video': { name: 'the home team spoke by video', path: 'contacts', ...note, body: { kind: 'video' } },
  'contact-visit': { name: 'the home team visited', path: 'contacts', ...note, body: { kind: 'visit' } },
  'coordinator-told': { name: 'the care co-ordinator was told', path: 'coordinator-told', ...note },
  review: {
    name: 'the placement was reviewed',
    path: 'reviews',
    words: 'What was decided',
    field: 'decision',
    adds: true,
  },
  'wants-home': { name: 'the person wants to come home', ...changes, body: { wish: 'wants-home' } },
  'wants-to-stay': { name: 'the person wants to stay', ...changes, body: { wish: 'wants-to-stay' } },
  ready: { name: 'clinically ready for discharge', ...changes, body: { readyForDischarge: true } },
  returned: { name: 'the person is back', ...ends, body: { why: 'returned' } },
  discharged: { name: 'the person was discharged', ...ends, body: { why: 'discharged' } },
} as const satisfies Record<string, Act>;
export type Doing = keyof typeof ACTS;

/** The command for it, about the placement as it was seen. Words that are left out are not sent. */
export function commandOf(doing: Doing, { placementId, version }: OnePlacement, words: string): Command {
  const { path, field, body, adds }: Act = ACTS[doing];
  const needsWords = field !== 'note';
  return {
    path: `/out-of-area/placements/${placementId}/${path}`,
    body: { ...body, ...(words || needsWords ? { [field]: words } : {}) },
    ...(adds ? {} : { version }),
  };
}
