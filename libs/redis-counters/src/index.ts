export { RedisCounters, type CounterMark, type CounterState, type Counters } from './redis-counters.ts';
