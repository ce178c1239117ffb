import { Redis } from 'ioredis';
import type { Harmful } from './harmful.ts';

/** Redis forgets everything, as after a restart without its clients noticing. A Redis that is down has forgotten already. */
export const redisWiped: Harmful = {
  async begin(system) {
    const redis = new Redis(system.redisUrl, { lazyConnect: true, retryStrategy: () => null, commandTimeout: 3_000 });
    redis.on('error', () => undefined);
    await redis
      .connect()
      .then(() => redis.flushall())
      .catch(() => undefined);
    redis.disconnect();
    return async () => undefined;
  },
};
