import { setTimeout as wait } from 'node:timers/promises';
import type { Write } from '../campaign/history.ts';
import { BedsClient, type BedsDoor } from './beds-client.ts';
import { contend, type Contended } from './contend.ts';
import { Holder } from './holder.ts';
import { Partner } from './partner.ts';
import { People } from './people.ts';
import type { Random } from './random.ts';
import type { Sender } from './said.ts';
import { spoil } from './spoil.ts';

const LINES = 8;
/** People about whom several clients tell both gateways at the same time. */
const CONTENDED = 6;
/** What is told of them, of all that is sent. */
const SHARE_CONTENDED = 0.3;
const SPOIL_EVERY_MS = 500;
/** Demo people who hold places, each with others who want the same one. */
const HOLDERS = ['tom-beds', 'sita-site', 'cora-centre'] as const;
/** Turns of holders, of all that is sent. */
const SHARE_HELD = 0.025;

export interface Gateway {
  name: string;
  mllpPort: number;
  address: string;
}

export interface TrafficOptions {
  gateways: readonly Gateway[];
  beds: readonly BedsDoor[];
  /** What holders look for. */
  need: object;
  sender: Sender;
  write: Write;
  /** What a client by this name draws. */
  random(who: string): Random;
  /** Messages a second that are begun while nothing is harmed, about. */
  perSecond: number;
}

/** All that is sent, until it is stopped: journeys, updates of the same people from many sides, bad input; and holders. */
export class Traffic {
  readonly people: People;
  private readonly work: Promise<unknown>;
  private readonly stopping = new AbortController();
  private gate = Promise.resolve();
  private open: () => void = () => undefined;
  private inHand = 0;

  constructor(private readonly options: TrafficOptions) {
    this.people = new People(options.sender);
    const contended = Array.from({ length: CONTENDED }, () => this.people.admit());
    const lines = Array.from({ length: LINES }, (_, line) => this.line(line));
    this.work = Promise.all([...lines, ...HOLDERS.map((one) => this.hold(one)), this.contend(contended), this.spoil()]);
  }

  /** Sends nothing new until `resume`, and waits until everything in hand is answered. */
  async pause(): Promise<void> {
    ({ promise: this.gate, resolve: this.open } = Promise.withResolvers<void>());
    while (this.inHand > 0) await wait(20);
  }

  resume(): void {
    this.open();
  }

  /** Resolves when what was begun is answered. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.open();
    await this.work;
  }

  private line(line: number): Promise<void> {
    const by = `sender-${line + 1}`;
    const partner = new Partner(by, this.options.gateways, this.options.write, line);
    const random = this.options.random(by);
    return this.again(1 - SHARE_CONTENDED, LINES, async () => {
      const messages = this.people.bundle(random);
      await partner.send(messages);
      return messages.length;
    });
  }

  private async contend(people: readonly Contended[]): Promise<void> {
    const { gateways, sender, write } = this.options;
    const random = this.options.random('posters');
    await new Partner('sender-0', gateways, write, 0).send(people.flatMap(({ messages }) => messages));
    let turn = 0;
    await this.again(SHARE_CONTENDED, 1, () => contend({ gateways, sender, write, random }, people, turn++));
  }

  private hold(person: (typeof HOLDERS)[number]): Promise<void> {
    const { beds, write, need, gateways } = this.options;
    const number = HOLDERS.indexOf(person) + 1;
    const by = `holder-${number}`;
    const others = new Partner(`visitor-${number}`, gateways, write, number);
    const holder = new Holder({
      client: new BedsClient(by, person, beds, write),
      random: this.options.random(by),
      need,
      comeIn: async ({ wardId, label }) => {
        const [admitted, gone] = this.people.passThrough(`${wardId}^^${label}`);
        await others.send([admitted!]);
        return { leave: () => others.send([gone!]) };
      },
    });
    return this.again(SHARE_HELD, HOLDERS.length, () => holder.turn().then(() => 1));
  }

  private async spoil(): Promise<void> {
    const random = this.options.random('spoiler');
    for (let turn = 0; !this.stopping.signal.aborted; turn += 1) {
      await spoil(this.options, random, turn);
      await this.pauseFor(SPOIL_EVERY_MS);
    }
  }

  /** Again and again, so that `share` of the rate comes of `clients` like this one. `deed` gives how many it sent. */
  private async again(share: number, clients: number, deed: () => Promise<number>): Promise<void> {
    const { signal } = this.stopping;
    for (;;) {
      await this.gate;
      if (signal.aborted) return;
      this.inHand += 1;
      const began = performance.now();
      const sent = await deed().finally(() => (this.inHand -= 1));
      const everyMs = (sent * clients * 1_000) / (share * this.options.perSecond);
      await this.pauseFor(Math.max(10, everyMs - (performance.now() - began)));
    }
  }

  private async pauseFor(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
