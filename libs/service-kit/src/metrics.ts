import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Seconds, from half a millisecond to ten seconds. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Prometheus metrics of one service; several services may share a process. Labels never name a person. */
export class Metrics {
  readonly registry = new Registry();

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    collectDefaultMetrics({ register: this.registry });
  }

  counter<Label extends string>(name: string, help: string, labelNames: readonly Label[] = []): Counter<Label> {
    return this.once(name, () => new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] }));
  }

  gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[] = []): Gauge<Label> {
    return this.once(name, () => new Gauge({ name, help, labelNames: [...labelNames], registers: [this.registry] }));
  }

  histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
    buckets: readonly number[] = SECONDS,
  ): Histogram<Label> {
    const options = { name, help, labelNames: [...labelNames], buckets: [...buckets], registers: [this.registry] };
    return this.once(name, () => new Histogram(options));
  }

  private once<Metric extends object>(name: string, make: () => Metric): Metric {
    return (this.registry.getSingleMetric(name) as Metric | undefined) ?? make();
  }
}
