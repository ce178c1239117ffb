import { Inject, Injectable } from '@nestjs/common';
import { Metrics } from '@careway/service-kit';

/** MSA-1 of an acknowledgement, whatever its separators are; several in a batch. */
const CODE = /\rMSA[^A-Za-z0-9\s]([AC][AER])/g;

/** The codes of an acknowledgement, in order. */
export const codesOf = (answer: Buffer): string[] =>
  [...answer.toString('latin1').matchAll(CODE)].map((match) => match[1]!);

/** How long senders wait, and what they are told. */
@Injectable()
export class AnswerMeasures {
  private readonly seconds;
  private readonly codes;

  constructor(@Inject(Metrics) metrics: Metrics) {
    this.seconds = metrics.histogram('gateway_answer_seconds', 'From the last byte in to the answer, by door', [
      'door',
    ]);
    this.codes = metrics.counter('gateway_acknowledgements_total', 'Acknowledgements by interface and code', [
      'interface',
      'code',
    ]);
  }

  /** Times `answer`; a rejection is not an answer. */
  async time<Result>(door: string, answer: () => Promise<Result>): Promise<Result> {
    const started = performance.now();
    const result = await answer();
    this.seconds.observe({ door }, (performance.now() - started) / 1000);
    return result;
  }

  acknowledged(interfaceId: string, answer: Buffer | undefined): void {
    for (const code of answer ? codesOf(answer) : ['none']) this.codes.inc({ interface: interfaceId, code });
  }
}
