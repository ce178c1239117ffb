import { Redis } from 'ioredis';

/** A Redis with the scripts of the counters. */
export interface CounterRedis extends Redis {
  putWards(...given: string[]): Promise<number | 'missing' | 'other-epoch'>;
  beginRebuild(...given: string[]): Promise<number>;
  finishRebuild(...given: string[]): Promise<number>;
}

/**
 * Connects in the background and keeps trying. While there is no connection every command fails at once: counters are
 * a copy, so nobody waits for them.
 */
export function connectRedis(
  url: string,
  scripts: Record<'putWards' | 'beginRebuild' | 'finishRebuild', string>,
): CounterRedis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(50 * attempt, 500),
  });
  // Without a listener a lost connection would end the process; each command that fails says so itself.
  redis.on('error', () => undefined);
  for (const [name, lua] of Object.entries(scripts)) redis.defineCommand(name, { lua, numberOfKeys: 5 });
  return redis as CounterRedis;
}
