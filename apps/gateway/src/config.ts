import { IsBase64, IsInt, IsNumber, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { ServiceConfig } from '@careway/service-kit';

const KEY = { message: '$property must be 32 random bytes in base64 (openssl rand -base64 32)' };

export class GatewayConfig extends ServiceConfig {
  /** Port of the MLLP listener; 0 takes a free one. */
  @IsInt() @Min(0) @Max(65_535) MLLP_PORT: number = 0;
  /** PEM files that turn TLS on; with MLLP_TLS_CA a sender must show a certificate of that authority. */
  @IsOptional() @IsString() MLLP_TLS_CERT?: string;
  @IsOptional() @IsString() MLLP_TLS_KEY?: string;
  @IsOptional() @IsString() MLLP_TLS_CA?: string;

  /** Largest message in bytes. */
  @IsInt() @Min(1_000) MAX_MESSAGE_BYTES: number = 10_000_000;
  /** Seconds after which a silent connection is closed. */
  @IsInt() @Min(1) MLLP_IDLE_SECONDS: number = 600;

  /** Messages committed together at most. */
  @IsInt() @Min(1) @Max(1_000) GROUP_MESSAGES: number = 200;
  /** Longest that a message waits for others to be committed with, in milliseconds. */
  @IsNumber() @Min(0) @Max(1_000) GROUP_MS: number = 10;
  /** Groups that may be committing at the same time; a patient always goes by the same one. */
  @IsInt() @Min(1) @Max(32) LANES: number = 2;

  /** Key of the blind index over identifiers. Never change it: people would be met anew. */
  @IsBase64() @Matches(/^.{43}=$/, KEY) BLIND_INDEX_KEY: string;
  /** Key that wraps the key of each person. */
  @IsBase64() @Matches(/^.{43}=$/, KEY) MASTER_KEY: string;

  /** Seconds between heartbeats. */
  @IsNumber() @Min(0.1) @Max(3_600) HEARTBEAT_SECONDS: number = 5;
}
