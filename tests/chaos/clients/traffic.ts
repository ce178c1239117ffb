import { setTimeout as wait } from 'node:timers/promises';
import type { System } from '../system/system.ts';
import type { Write } from '../campaign/history.ts';
import { journeyOf, namesOf, type JourneyMessage, type Truth } from './journeys.ts';
import { Partner } from './partner.ts';
import { postOnce } from './poster.ts';
import type { Sender } from './said.ts';
import { spoil } from './spoiler.ts';

const LINES = 8;
/** People whose messages one line interleaves. */
const TOGETHER = 8;
/** People about whom several clients tell both gateways at the same time. */
const CONTENDED = 6;
const CONTENDERS = 6;

export interface TrafficOptions {
  system: Pick<System, 'gateways'>;
  sender: Sender;
  write: Write;
  random: () => number;
  /** Milliseconds between two bundles of one line. */
  pauseMs: number;
}

/** All that partners send, until it is stopped: journeys, updates of the same people from many sides, bad input. */
export class Traffic {
  readonly truth = new Map<number, Truth>();
  private readonly work: Promise<void>[];
  private stopping = false;
  private people = CONTENDED;
  private posts = 0;
  private turns = 0;
  private readonly from = Temporal.Now.instant().subtract({ hours: 3 });
  private gate = Promise.withResolvers<void>();
  private inHand = 0;

  constructor(private readonly options: TrafficOptions) {
    this.gate.resolve();
    const lines = Array.from({ length: LINES }, (_, line) => this.line(line));
    const contended = this.admitContended().then(() =>
      Promise.all(Array.from({ length: CONTENDERS }, (_, index) => this.contend(index))),
    );
    this.work = [...lines, contended.then(() => undefined), this.bad()];
  }

  /** Sends nothing new until `resume`, and waits until everything in hand is answered. */
  async pause(): Promise<void> {
    this.gate = Promise.withResolvers<void>();
    while (this.inHand > 0) await wait(20);
  }

  resume(): void {
    this.gate.resolve();
  }

  /** Resolves when what was begun is answered. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.gate.resolve();
    await Promise.all(this.work);
  }

  private async each(pauseMs: number, deed: () => Promise<void>): Promise<void> {
    while (!this.stopping) {
      await this.gate.promise;
      if (this.stopping) return;
      this.inHand += 1;
      await deed().finally(() => (this.inHand -= 1));
      await wait(pauseMs);
    }
  }

  private line(line: number): Promise<void> {
    const { system, write, pauseMs } = this.options;
    const partner = new Partner(`sender-${line + 1}`, system.gateways, write, line);
    return this.each(pauseMs, () => partner.send(this.bundle()));
  }

  /** The journeys of a few people between one another; some out of order, some messages twice. */
  private bundle(): JourneyMessage[] {
    const { sender, random } = this.options;
    const journeys = Array.from({ length: TOGETHER }, () => {
      const patient = this.people++;
      const { messages, truth } = journeyOf(sender, patient, this.from);
      this.truth.set(patient, truth);
      if (random() < 0.1) messages.sort(() => random() - 0.5);
      if (random() < 0.1) messages.push(messages[Math.floor(random() * messages.length)]!);
      return messages;
    });
    const longest = Math.max(...journeys.map(({ length }) => length));
    return Array.from({ length: longest }, (_, step) => journeys.flatMap((all) => all[step] ?? [])).flat();
  }

  private async admitContended(): Promise<void> {
    const { system, sender, write } = this.options;
    const messages = Array.from({ length: CONTENDED }, (_, patient) => {
      const {
        messages: [admitted],
        truth,
      } = journeyOf(sender, patient, this.from, ['admit']);
      this.truth.set(patient, truth);
      return admitted!;
    });
    await new Partner('sender-0', system.gateways, write, 0).send(messages);
  }

  private contend(index: number): Promise<void> {
    const { system, sender, write, random, pauseMs } = this.options;
    const by = `poster-${index + 1}`;
    return this.each(pauseMs / 4, async () => {
      const turn = this.posts++;
      // Several posters in a row tell of the same person.
      const patient = Math.floor(turn / CONTENDERS) % CONTENDED;
      const ward = this.truth.get(patient)!.ward!;
      const told = {
        ...namesOf(patient),
        trigger: 'A08',
        controlId: `U${turn}`,
        ward,
        prior: '',
        at: Temporal.Now.instant(),
      };
      const gateway = system.gateways[turn % system.gateways.length]!;
      const door = random() < 0.5 ? 'json' : 'hl7v2';
      await postOnce(write, sender, { by, op: `${by}:${turn}`, patient, told, door, gateway });
    });
  }

  private bad(): Promise<void> {
    const { system, sender, write, random, pauseMs } = this.options;
    return this.each(pauseMs * 2, async () => {
      const turn = this.turns++;
      await spoil(write, sender, {
        by: 'spoiler',
        turn,
        gateway: system.gateways[turn % system.gateways.length]!,
        random,
      });
    });
  }
}
