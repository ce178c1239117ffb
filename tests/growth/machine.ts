import { availableParallelism, cpus, totalmem } from 'node:os';

/** What the figures depend on. */
export interface Machine {
  cores: number;
  processor: string;
  memory_gb: number;
  node: string;
}

export const machine = (): Machine => ({
  cores: availableParallelism(),
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  memory_gb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
});
