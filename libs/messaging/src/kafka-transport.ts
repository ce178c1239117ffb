import type { OnApplicationBootstrap } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { definitionOf, type DomainEvent, type Speaker } from '@careway/contracts';
import type { HearingContext } from './hearing/hearing-context.ts';
import type { Hearing, Hearings } from './hearing/hearings.ts';

/** What the transport hands the collected methods to, once the application is up. */
export interface Hearer {
  start(hearings: Hearings, speakers: readonly Speaker[]): void;
  stop(): Promise<void>;
}

/**
 * Nest's transport of domain events: it collects the methods with `@Hears`, one per event type, and begins to hear when
 * the application has started. `listen` does not wait for Kafka: a service starts, and tells its health, without it.
 */
export class KafkaTransport extends Server implements CustomTransportStrategy, OnApplicationBootstrap {
  override readonly transportId = Symbol('careway-kafka');
  override readonly propagatesEventHandlerErrors = true;
  private listening = false;

  constructor(private readonly hearer: Hearer) {
    super();
  }

  override addHandler(pattern: unknown, callback: MessageHandler, isEvent = false, extras = {}): void {
    const type = String(pattern);
    if (this.messageHandlers.has(type))
      throw new Error(`${type} is heard by two methods: let one method hear it and call both`);
    super.addHandler(pattern, callback, isEvent, extras);
  }

  listen(ready: () => void): void {
    this.listening = true;
    ready();
  }

  onApplicationBootstrap(): void {
    if (this.listening) this.hearer.start(this.hearings(), this.speakers());
  }

  close(): Promise<void> {
    return this.hearer.stop();
  }

  on(): void {
    throw new Error('the Kafka transport has no events of its own');
  }

  unwrap<Client>(): Client {
    return this.hearer as Client;
  }

  private hearings(): Hearings {
    return new Map([...this.messageHandlers].map(([type, handler]) => [type, hearingOf(handler)]));
  }

  private speakers(): Speaker[] {
    return [...new Set([...this.messageHandlers.keys()].map((type) => definitionOf(type)!.speaker))];
  }
}

/** The method behind Nest's proxy; its own error comes out, as `@Hears` keeps it from being masked. */
function hearingOf(handler: MessageHandler): Hearing {
  return {
    batch: Boolean(handler.extras?.['batch']),
    method: handler.extras?.['method'] as symbol | undefined,
    async hear(heard: DomainEvent | DomainEvent[], context: HearingContext) {
      const result: unknown = await handler(heard, context);
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    },
  };
}
