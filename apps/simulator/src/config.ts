import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';
import { ServiceConfig } from '@careway/service-kit';

/** The simulator touches the doors and its own folder: no database and no broker. */
export class SimulatorConfig extends ServiceConfig {
  @IsOptional()
  override DATABASE_URL: string = 'none';

  @IsOptional()
  override KAFKA_BROKERS: string = 'none';

  /** `http://host:port` of the gateway, for senders that post. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  GATEWAY_ADDRESS: string;

  @IsString()
  @IsNotEmpty()
  MLLP_HOST: string = '127.0.0.1';

  @IsInt()
  @Min(1)
  @Max(65_535)
  MLLP_PORT: number;

  /** `http://host:port` of bed tracking, for what the staff do; left out, nobody does anything. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  BED_TRACKING_ADDRESS?: string;

  /** The staff are people of the demo: where it is off they can't sign in, and nobody does anything. */
  @IsIn(['on', 'off'])
  IDENTITY_DEMO: 'on' | 'off' = 'off';

  /** How many times faster than life. */
  @IsInt()
  @Min(1)
  @Max(600)
  SPEED: number = 1;

  /** The same seed gives the same place and people. */
  @IsInt()
  @Min(0)
  @Max(0xffff_ffff)
  SEED: number = 1;

  /** Connections of each sender. */
  @IsInt()
  @Min(1)
  @Max(64)
  CONNECTIONS: number = 3;

  /** Folder of the run: its people, what is not answered yet, and what really happened. */
  @IsString()
  @IsNotEmpty()
  SIMULATOR_STATE: string = '.local/simulator';
}
