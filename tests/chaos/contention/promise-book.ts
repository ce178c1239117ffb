/** A promise of a place as the asker who got it knows it; times are epoch ms. */
interface Known {
  subjectId: string;
  /** Until when nobody else may be promised the place. */
  until: number;
}

export interface Overlap {
  placeId: string;
  /** Who had it, and who was promised it meanwhile. */
  subjectIds: [string, string];
}

/** What askers know of their promises, and nothing else: two of them can tell that both were promised one place. */
export class PromiseBook {
  readonly asked = new Set<string>();
  /** Every promise that was answered, by its id. */
  readonly answered = new Set<string>();
  readonly overlaps: Overlap[] = [];
  private readonly live = new Map<string, Known>();

  /** Before the hold is sent. */
  ask(subjectId: string): void {
    this.asked.add(subjectId);
  }

  /** When the answer is here: another one's promise that is sure to be live is a broken promise. */
  got({ reservationId, placeId, subjectId, until }: Known & { reservationId: string; placeId: string }, now: number) {
    this.answered.add(reservationId);
    if (until <= now) return;
    const other = this.live.get(placeId);
    if (other && other.until > now && other.subjectId !== subjectId)
      this.overlaps.push({ placeId, subjectIds: [other.subjectId, subjectId] });
    this.live.set(placeId, { subjectId, until });
  }

  /** When a confirmation was answered: it lasts until it is given back. */
  confirmed(placeId: string, subjectId: string): void {
    if (this.live.get(placeId)?.subjectId === subjectId) this.live.set(placeId, { subjectId, until: Infinity });
  }

  /** Before the release is sent: from then on anybody may have the place. */
  givesBack(placeId: string, subjectId: string): void {
    if (this.live.get(placeId)?.subjectId === subjectId) this.live.delete(placeId);
  }
}
