import type { MllpAnswer } from './connection.ts';

/** Gives answers out in the order in which their frames came, whichever is ready first. */
export class AnswersInOrder {
  readonly #waiting: { answer: MllpAnswer; ready: boolean }[] = [];
  readonly #give: (answer: MllpAnswer) => void;

  /** `give` is called once per frame, in arrival order. */
  constructor(give: (answer: MllpAnswer) => void) {
    this.#give = give;
  }

  /** Frames that were not answered yet. */
  get outstanding(): number {
    return this.#waiting.length;
  }

  /** Takes the answer to come for the next frame; one that fails is given as `failed`. */
  add(coming: Promise<MllpAnswer>, failed: () => MllpAnswer): void {
    const place = { answer: undefined as MllpAnswer, ready: false };
    this.#waiting.push(place);
    const settle = (answer: MllpAnswer): void => {
      place.answer = answer;
      place.ready = true;
      this.#flush();
    };
    coming.then(settle, () => settle(failed()));
  }

  #flush(): void {
    while (this.#waiting[0]?.ready === true) {
      const { answer } = this.#waiting.shift() as { answer: MllpAnswer };
      this.#give(answer);
    }
  }
}
