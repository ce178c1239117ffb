import type { DomainEvent } from '@careway/contracts';
import { inOrderPerKey, runsOf } from './chunks.ts';
import type { HearingContext } from './hearing-context.ts';
import type { ReadMessage } from './read-message.ts';

/** A method of the app: it is given one event, or with `batch` a run of events. */
export interface Hearing {
  batch: boolean;
  /** The same for all event types of one method; a hearing of its own when left out. */
  method?: symbol | undefined;
  hear(heard: DomainEvent | DomainEvent[], context: HearingContext): Promise<unknown>;
}

/** What a service hears: one method per event type. */
export type Hearings = ReadonlyMap<string, Hearing>;

/**
 * Gives each event to its method, in order: a run to a batch method at once, the others one subject after the other,
 * `keysAtOnce` subjects at the same time.
 */
export async function hearAll(
  messages: readonly ReadMessage[],
  hearings: Hearings,
  context: HearingContext,
  keysAtOnce: number,
): Promise<void> {
  const hearingOf = ({ event }: ReadMessage) => hearings.get(event!.type)!;
  const runs = runsOf(messages, (message) =>
    hearingOf(message).batch ? (hearingOf(message).method ?? hearingOf(message)) : undefined,
  );
  for (const { kind, items } of runs) {
    if (kind)
      await hearingOf(items[0]!).hear(
        items.map(({ event }) => event!),
        context,
      );
    else
      await inOrderPerKey(
        items,
        ({ key }) => key,
        keysAtOnce,
        async (message) => void (await hearingOf(message).hear(message.event!, context)),
      );
  }
}
