type Level = 1 | 2 | 3 | 4;

/** A card of the surge plan: what a place does at a level, and how it stands down. */
export interface SurgeCard {
  id: string;
  /** Pillar of the places that it is for. */
  pillar: string;
  level: Level;
}

/** `called`: to do. `done`: in force. `to-stand-down`: in force, and no longer called for. */
export const CARD_STATES = ['called', 'done', 'to-stand-down'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** A card that was called for at a place and is not over. */
export interface CardInUse {
  useId: string;
  cardId: string;
  state: CardState;
}

export interface CardChange {
  useId: string;
  to: 'not-needed' | 'to-stand-down' | 'done';
}

/**
 * What follows for the cards of one place from its level. Rising calls for every card up to the level; falling asks to
 * stand down what was done, and drops what was not begun. While the level is not known (null) nothing changes.
 */
export function followCards(
  cards: readonly SurgeCard[],
  level: Level | null,
  inUse: readonly CardInUse[],
): { call: SurgeCard[]; change: CardChange[] } {
  if (level === null) return { call: [], change: [] };
  const wanted = new Set(cards.filter((one) => one.level <= level).map(({ id }) => id));
  const there = new Set(inUse.map(({ cardId }) => cardId));
  return {
    call: cards.filter(({ id }) => wanted.has(id) && !there.has(id)),
    change: inUse.flatMap(({ useId, cardId, state }): CardChange[] => {
      if (wanted.has(cardId)) return state === 'to-stand-down' ? [{ useId, to: 'done' }] : [];
      if (state === 'called') return [{ useId, to: 'not-needed' }];
      return state === 'done' ? [{ useId, to: 'to-stand-down' }] : [];
    }),
  };
}
