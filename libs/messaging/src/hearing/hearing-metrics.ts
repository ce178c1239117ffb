import type { Metrics } from '@careway/service-kit';
import type { ChunkOutcome } from './hear-chunk.ts';

export type HearingMetrics = ReturnType<typeof hearingMetrics>;

/** What an operator sees of a consumer. */
export function hearingMetrics(metrics: Metrics) {
  const applied = metrics.counter('messaging_applied_total', 'Events whose effects are committed');
  const duplicates = metrics.counter('messaging_duplicates_total', 'Events that came again and were dropped');
  const held = metrics.counter('messaging_held_total', 'Messages queued behind a parked key');
  const parked = metrics.counter('messaging_parked_total', 'Keys parked');
  const missed = metrics.counter('messaging_missed_total', 'Events that Kafka dropped before they were heard');
  const broken = metrics.counter('messaging_broken_world_total', 'Chunks tried again because the world did not work');
  const lag = metrics.gauge('messaging_lag', 'Messages of a partition not heard yet', ['topic', 'partition']);
  const seconds = metrics.histogram('messaging_chunk_seconds', 'Time to hear one chunk, commit included');
  return {
    heard({ heard, duplicates: dropped, held: queued, parkedKeys }: ChunkOutcome): void {
      applied.inc(heard);
      duplicates.inc(dropped);
      held.inc(queued);
      parked.inc(parkedKeys);
    },
    lag: ({ topic, partition }: { topic: string; partition: number }, messages: number) =>
      lag.set({ topic, partition: String(partition) }, messages),
    missed: (messages: number) => missed.inc(messages),
    brokenWorld: () => broken.inc(),
    chunkTimer: () => seconds.startTimer(),
  };
}
