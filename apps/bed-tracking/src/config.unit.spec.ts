import { ConfigError } from '@careway/service-kit';
import { readBedTrackingConfig } from './config.ts';

const good = { DATABASE_URL: 'postgresql://x', KAFKA_BROKERS: 'x:1', REDIS_URL: 'redis://x' };
const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readBedTrackingConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
};

describe('the environment of bed tracking', () => {
  it('is complete with its stores', () => {
    expect(readBedTrackingConfig(good)).toMatchObject({ ...good, RECONCILE_MS: 1_000 });
  });

  it('names everything that is missing or wrong at once', () => {
    const faults = faultsOf({ DATABASE_URL: 'postgresql://x', GATEWAY_ADDRESS: 'somewhere', RECONCILE_MS: '0' });
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'GATEWAY_ADDRESS',
      'KAFKA_BROKERS',
      'RECONCILE_MS',
      'REDIS_URL',
    ]);
  });
});
