import { today, type ReferenceData } from '@careway/reference-data';
import { runEvery, type Log, type Repeated } from '@careway/service-kit';
import { figuresThen, type Told } from './figures-then.ts';

const EVERY_MS = 60_000;
const ANSWER_WITHIN_MS = 20_000;
/** As many as the door takes in one list. */
const MOST = 500;

export interface ObserversParts {
  gateway: string;
  reference: ReferenceData;
  seed: number;
  /** Begins the control ids: unlike that of any other run. */
  run: string;
  /** Not while the world stands still. */
  mayTell(): boolean;
  /** Real time and the model's, epoch ms. */
  now(): number;
  modelNow(): number;
  onTold(outcome: string, count: number): void;
  log: Log;
}

/** Those who tell the figures that no message brings, once a minute, by the door for observations. */
export class Observers {
  private telling: Repeated | undefined;
  private told = 0;
  private readonly gone = new AbortController();

  constructor(private readonly parts: ObserversParts) {}

  start(): void {
    // What is not taken is told anew with the next minute's values: they are newer.
    this.telling = runEvery(
      EVERY_MS,
      async () => {
        if (this.parts.mayTell()) await this.tell();
      },
      (error) => {
        if (!this.gone.signal.aborted) this.parts.log.warn({ error: String(error) }, 'figures could not be told');
      },
    );
  }

  async stop(): Promise<void> {
    this.gone.abort();
    await this.telling?.stop();
  }

  private async tell(): Promise<void> {
    const { reference, seed, now, modelNow } = this.parts;
    const asOf = new Date(now()).toISOString();
    const figures = figuresThen(reference.at(today()), seed, modelNow());
    for (let from = 0; from < figures.length; from += MOST) await this.post(figures.slice(from, from + MOST), asOf);
  }

  private async post(figures: readonly Told[], asOf: string): Promise<void> {
    const { gateway, run, onTold } = this.parts;
    const body = figures.map((one) => ({
      controlId: `${run}-F${(this.told += 1)}`,
      sendingApplication: 'OBSERVERS',
      sendingFacility: 'KM',
      ...one,
      asOf,
    }));
    const answer = await fetch(new URL('/observations', gateway), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.any([this.gone.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    if (answer.status !== 207) throw new Error(`the gateway said ${answer.status}`);
    const { results } = (await answer.json()) as { results: { status: number }[] };
    const stored = results.filter(({ status }) => status < 300).length;
    onTold('stored', stored);
    onTold('refused', results.length - stored);
  }
}
