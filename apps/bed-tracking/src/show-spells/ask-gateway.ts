import { Injectable } from '@nestjs/common';
import { problem } from '@careway/service-kit';
import { BedTrackingConfig } from '../config.ts';
import type { IdentifierSaid } from './shapes.ts';

const LIMIT_MS = 5_000;

/** Asks the gateway whose an identifier is: it alone knows, and nothing of the identifier is kept or logged here. */
@Injectable()
export class AskGateway {
  constructor(private readonly config: BedTrackingConfig) {}

  /** Throws problem 503 when there is no gateway to ask, 502 when it does not answer as it should. */
  async subjectsOf({ identifier, authority, type }: IdentifierSaid): Promise<string[]> {
    const { GATEWAY_ADDRESS, INTERNAL_TOKEN } = this.config;
    if (!GATEWAY_ADDRESS)
      throw problem(503, { title: 'Spells can not be looked up', detail: 'Set GATEWAY_ADDRESS for bed tracking.' });
    const body = JSON.stringify({ identifiers: [{ value: identifier, authority, type }] });
    const headers = {
      'content-type': 'application/json',
      ...(INTERNAL_TOKEN ? { authorization: `Bearer ${INTERNAL_TOKEN}` } : {}),
    };
    const url = new URL('/subjects/search', GATEWAY_ADDRESS);
    const signal = AbortSignal.timeout(LIMIT_MS);
    const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => undefined);
    if (!answer?.ok) throw noAnswer(answer?.status);
    return ((await answer.json()) as { subjectIds: string[] }).subjectIds;
  }
}

const noAnswer = (status: number | undefined) =>
  problem(502, {
    title: 'The gateway did not say whose the identifier is',
    detail: status
      ? `It answered ${status}: check that INTERNAL_TOKEN is the same for both.`
      : 'It did not answer: check GATEWAY_ADDRESS and that the gateway runs.',
  });
