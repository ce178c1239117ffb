import { IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';
import { IdentityConfig } from '@careway/identity';
import { ConfigError, readConfig } from '@careway/service-kit';

/** The environment of bed tracking. */
export class BedTrackingConfig extends IdentityConfig {
  /** What the keys of the counters begin with. */
  @IsString()
  @IsNotEmpty()
  REDIS_PREFIX: string = 'careway:beds:';

  /** `http://host:port` of the gateway, which knows the subject of an identifier; without it spells can't be looked up. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  GATEWAY_ADDRESS?: string;

  /** Milliseconds between comparisons of the counters with the ledger. */
  @IsInt()
  @Min(20)
  @Max(60_000)
  RECONCILE_MS: number = 1_000;
}

/** Reads the environment. Throws `ConfigError` that names everything that is missing or wrong. */
export function readBedTrackingConfig(environment: NodeJS.ProcessEnv): BedTrackingConfig & { REDIS_URL: string } {
  // Redis is optional for services in general, so its absence is not a fault until here.
  const missing = environment['REDIS_URL'] ? [] : ['REDIS_URL must be redis://host:port/number; it is not set'];
  const config = readOrFaults(environment);
  const faults = [...(config instanceof ConfigError ? config.faults : []), ...missing];
  if (config instanceof ConfigError || faults.length > 0) throw new ConfigError(faults);
  return config as BedTrackingConfig & { REDIS_URL: string };
}

function readOrFaults(environment: NodeJS.ProcessEnv): BedTrackingConfig | ConfigError {
  try {
    return readConfig(BedTrackingConfig, environment);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
