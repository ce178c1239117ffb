import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { addressOf } from './addresses.ts';
import { closing } from './closing.ts';

export interface TestRedis {
  /** The address of a logical database that is empty and belongs to this call. It may be flushed. */
  url: string;
  /** A key prefix that no other call has. */
  prefix: string;
}

const NEXT = 'careway:test:next';

/** A real Redis, and an empty logical database of one's own on it. Number 0 only counts which was given out last. */
export async function testRedis(): Promise<TestRedis> {
  const server = new Redis(addressOf('TEST_REDIS_URL'), { db: 0, maxRetriesPerRequest: 3 });
  try {
    const [, count] = (await server.config('GET', 'databases')) as [string, string];
    const database = 1 + ((await server.incr(NEXT)) % (Number(count) - 1));
    const flush = async () => {
      const redis = new Redis(addressOf('TEST_REDIS_URL'), { db: database, maxRetriesPerRequest: 3 });
      await redis.flushdb();
      redis.disconnect();
    };
    await flush();
    closing(flush);
    return {
      url: withPath(addressOf('TEST_REDIS_URL'), `/${database}`),
      prefix: `test-${randomBytes(4).toString('hex')}:`,
    };
  } finally {
    server.disconnect();
  }
}

function withPath(address: string, path: string): string {
  const url = new URL(address);
  url.pathname = path;
  return url.href;
}
