import { fileURLToPath } from 'node:url';
import { IsInt, IsNotEmpty, IsNumber, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';
import { IdentityConfig } from '@careway/identity';

/** The environment of the control centre. */
export class ControlCentreConfig extends IdentityConfig {
  /** Folder of the built page. */
  @IsString()
  @IsNotEmpty()
  WEB_ROOT: string = fileURLToPath(new URL('../../control-centre-web/dist', import.meta.url));

  /** `http://host:port` of bed tracking: what the page asks of it is passed on; without it those pages say so. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  BED_TRACKING_ADDRESS?: string;

  /** `http://host:port` of the gateway: it counts what came of each feed; without it the page of the feeds says so. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  GATEWAY_ADDRESS?: string;

  /** How long a viewer may have been away and still be sent just what it missed. */
  @IsInt()
  @Min(1)
  BOARD_LOG_MINUTES: number = 60;

  /** How many days back the board can be shown again. */
  @IsInt()
  @Min(1)
  @Max(400)
  BOARD_HISTORY_DAYS: number = 14;

  /** How many days back values of figures are kept, at least as long as the board; the newest of each stays for ever. */
  @IsInt()
  @Min(1)
  @Max(4_000)
  FIGURE_HISTORY_DAYS: number = 90;

  /** Milliseconds between keep-alives to a viewer; a screen that misses three says so. */
  @IsInt()
  @Min(50)
  @Max(5_000)
  KEEP_ALIVE_MS: number = 5_000;

  /** A viewer whose connection takes nothing for so many milliseconds is dropped; it comes back by itself. */
  @IsInt()
  @Min(50)
  SLOW_VIEWER_MS: number = 10_000;

  /** Seconds between the heartbeats, as the gateway is told. */
  @IsNumber()
  @Min(0.1)
  HEARTBEAT_SECONDS: number = 5;
}
