import { journeyOf, type JourneyMessage, type Truth } from './journeys.ts';
import { pick, type Random } from './random.ts';
import type { Sender } from './said.ts';

/** The messages of so many people go between one another on a line. */
const TOGETHER = 4;
const OUT_OF_ORDER = 0.1;
const REPEATED = 0.1;

/** Everybody about whom messages are sent, and where they are when all of those are heard. */
export class People {
  readonly truth = new Map<number, Truth>();
  /** Journeys that nobody has finished begin in the past, so that none of their times is to come. */
  private readonly from = Temporal.Now.instant().subtract({ hours: 3 });

  constructor(private readonly sender: Sender) {}

  /** Somebody who is admitted and stays in bed. */
  admit(): { patient: number; ward: string; messages: JourneyMessage[] } {
    const { patient, messages } = this.travel(['admit']);
    return { patient, ward: this.truth.get(patient)!.ward!, messages };
  }

  /** Somebody who is admitted to one bed (PL of HL7) and goes home. */
  passThrough(bed: string): JourneyMessage[] {
    return this.travel(['admit', 'discharge'], { ...this.sender, wards: [bed] }).messages;
  }

  /** Whole journeys of a few people, interleaved; some are told out of order, some messages twice. */
  bundle(random: Random): JourneyMessage[] {
    const journeys = Array.from({ length: TOGETHER }, () => {
      const { messages } = this.travel();
      if (random() < OUT_OF_ORDER) messages.sort(() => random() - 0.5);
      if (random() < REPEATED) messages.push(pick(random, messages));
      return messages;
    });
    const longest = Math.max(...journeys.map(({ length }) => length));
    return Array.from({ length: longest }, (_, step) => journeys.flatMap((all) => all[step] ?? [])).flat();
  }

  private travel(
    plan?: Parameters<typeof journeyOf>[3],
    sender = this.sender,
  ): { patient: number; messages: JourneyMessage[] } {
    const patient = this.truth.size;
    const { messages, truth } = journeyOf(sender, patient, this.from, plan);
    this.truth.set(patient, truth);
    return { patient, messages };
  }
}
