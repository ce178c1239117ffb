import type { Log } from './log.ts';

/** The order in which a service stops: nothing comes in, what is in hand is finished, what it rests on goes last. */
const STAGES = ['doors', 'consumers', 'relay', 'stores'] as const;
export type DrainStage = (typeof STAGES)[number];

export class Drain {
  private readonly stops: { stage: DrainStage; name: string; stop: () => Promise<void> }[] = [];

  constructor(private readonly log: Log) {}

  at(stage: DrainStage, name: string, stop: () => Promise<void>): void {
    this.stops.push({ stage, name, stop });
  }

  /** Stops stage by stage; one that fails is logged and does not keep the others from stopping. */
  async run(): Promise<void> {
    for (const stage of STAGES) {
      const here = this.stops.filter((one) => one.stage === stage);
      await Promise.all(here.map((one) => this.stop(one)));
    }
    this.stops.length = 0;
  }

  private async stop({
    stage,
    name,
    stop,
  }: {
    stage: DrainStage;
    name: string;
    stop: () => Promise<void>;
  }): Promise<void> {
    const started = performance.now();
    try {
      await stop();
      this.log.debug({ stage, name, ms: Math.round(performance.now() - started) }, 'stopped');
    } catch (error) {
      this.log.error({ stage, name, error }, 'did not stop cleanly');
    }
  }
}
