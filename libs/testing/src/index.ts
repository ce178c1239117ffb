export { closing } from './closing.ts';
export { eventually } from './eventually.ts';
export { testDatabase, type TestDatabase, type TestDatabaseOptions } from './test-database.ts';
export { testRedis, type TestRedis } from './test-redis.ts';
export { testKafka, type TestKafka } from './test-kafka.ts';
export { appProcess, freePort, type AppProcess } from './app-process.ts';
export { privateKafka, type PrivateKafka } from './private-kafka.ts';
export { testBrowser } from './browser.ts';
