import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import {
  getMetadataStorage,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  Min,
  validateSync,
} from 'class-validator';

/** The environment of every service. The property is the name of the variable; an initial value is its default. */
export class ServiceConfig {
  /** Address to listen on; loopback unless told otherwise. */
  @IsString()
  @IsNotEmpty()
  HOST: string = '127.0.0.1';

  /** Port to listen on; 0 takes a free one. */
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT: number = 0;

  /** `postgresql://user:password@host:port/database` */
  @IsString()
  @IsNotEmpty()
  DATABASE_URL: string;

  /** `host:port` of one or more brokers, separated by commas. */
  @IsString()
  @IsNotEmpty()
  KAFKA_BROKERS: string;

  /** What the names of topics and consumer groups begin with. */
  @IsString()
  TOPIC_PREFIX: string = 'careway.';

  /** `redis://host:port/number` */
  @IsOptional()
  @IsString()
  REDIS_URL?: string;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL: string = 'info';

  /** Whether this process sends its service's outbox to Kafka. */
  @IsIn(['on', 'off'])
  RELAY: 'on' | 'off' = 'on';

  /** Folder of the dated reference data of the place. */
  @IsString()
  @IsNotEmpty()
  REFERENCE_DATA: string = 'deploy/reference/kent-and-medway';

  /** Bearer token that opens what shows a person; without one, only a service on a loopback address opens it. */
  @IsOptional()
  @IsString()
  INTERNAL_TOKEN?: string;
}

/** Every variable that is missing or wrong, in one error. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';
  constructor(readonly faults: readonly string[]) {
    super(`The environment is not complete:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

const SECRET = /KEY|TOKEN|SECRET|PASSWORD|URL/;

/** Reads a config class from the environment; an empty variable counts as not set. Throws `ConfigError`. */
export function readConfig<Config extends object>(type: new () => Config, environment: NodeJS.ProcessEnv): Config {
  const known = new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(type, '', false, false)
      .map((one) => one.propertyName),
  );
  const given = Object.fromEntries(
    [...known].flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const config = plainToInstance(type, given, { enableImplicitConversion: true, exposeDefaultValues: true });
  const faults = validateSync(config).map(({ property, constraints }) => {
    const value = environment[property];
    const found = !value ? 'it is not set' : SECRET.test(property) ? 'it is set to something else' : `it is "${value}"`;
    const rules = Object.values(constraints ?? {}).map((rule) => rule.replace(`${property} `, ''));
    return `${property} ${rules.join(' and ')}; ${found}`;
  });
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}
