import type { Metrics } from '@careway/service-kit';

export type RelayMetrics = ReturnType<typeof relayMetrics>;

/** What an operator sees of the relay. */
export function relayMetrics(metrics: Metrics) {
  const published = metrics.counter('outbox_published_total', 'Events that Kafka acknowledged');
  const latency = metrics.histogram('outbox_publish_seconds', 'From the outbox row to the acknowledgement of Kafka');
  const send = metrics.histogram('outbox_send_seconds', 'Time of one send to Kafka');
  const backlog = metrics.gauge('outbox_backlog', 'Events that wait in the outbox, counted up to 100,000');
  const silent = metrics.gauge('kafka_silent_seconds', 'Since when Kafka does not answer the relay; 0 when it does');
  return {
    published(rows: readonly { age: number }[], sendMs: number): void {
      published.inc(rows.length);
      send.observe(sendMs / 1000);
      for (const { age } of rows) latency.observe((age + sendMs) / 1000);
    },
    state(waiting: number, silentMs: number): void {
      backlog.set(waiting);
      silent.set(silentMs / 1000);
    },
  };
}
