import { IsIn, IsNotEmpty, IsOptional, IsString, IsUrl } from 'class-validator';
import { ConfigError, ServiceConfig } from '@careway/service-kit';

/** The environment of a service in which people act. Without an issuer of tokens it only shows, and refuses to act. */
export class IdentityConfig extends ServiceConfig {
  /** Where the issuer of tokens publishes its keys, a JWKS document (RFC 7517): https, or http on loopback. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  IDENTITY_JWKS_URL?: string;

  /** In place of an address: a file with the issuer's public key, PEM (SPKI) or JWKS. */
  @IsOptional()
  @IsString()
  IDENTITY_PUBLIC_KEY_FILE?: string;

  /** `iss` of the tokens. */
  @IsOptional()
  @IsString()
  IDENTITY_ISSUER?: string;

  /** `aud` of the tokens. */
  @IsString()
  @IsNotEmpty()
  IDENTITY_AUDIENCE: string = 'careway';

  /** The claim that holds the role: one, or a list of which the first that is known here counts. */
  @IsString()
  @IsNotEmpty()
  IDENTITY_ROLE_CLAIM: string = 'role';

  /** The claim that holds the ODS code of the organisation. */
  @IsString()
  @IsNotEmpty()
  IDENTITY_ORGANISATION_CLAIM: string = 'organisation';

  /** Lets anybody sign in as one of the demo people of the reference data. Never where NODE_ENV is production. */
  @IsIn(['on', 'off'])
  IDENTITY_DEMO: 'on' | 'off' = 'off';

  /** 32 bytes in base64 from which the demo's key is made: the same for every service of the run. */
  @IsOptional()
  @IsString()
  IDENTITY_DEMO_KEY?: string;

  @IsOptional()
  @IsString()
  NODE_ENV?: string;
}

/** Throws `ConfigError` where variables that are right one by one don't go together. */
export function mustAgree(config: IdentityConfig): void {
  const faults = [...demoFaults(config), ...issuerFaults(config)];
  if (faults.length > 0) throw new ConfigError(faults);
}

function demoFaults(config: IdentityConfig): string[] {
  if (config.IDENTITY_DEMO === 'off') return [];
  const { NODE_ENV, IDENTITY_DEMO_KEY = '', IDENTITY_JWKS_URL, IDENTITY_PUBLIC_KEY_FILE } = config;
  return [
    ...(NODE_ENV === 'production'
      ? ['IDENTITY_DEMO must be off where NODE_ENV is production: with it anybody acts in any name']
      : []),
    ...(Buffer.from(IDENTITY_DEMO_KEY, 'base64').length === 32
      ? []
      : ['IDENTITY_DEMO_KEY must be 32 bytes in base64 when IDENTITY_DEMO is on']),
    ...(IDENTITY_JWKS_URL || IDENTITY_PUBLIC_KEY_FILE
      ? ['IDENTITY_DEMO must be off when a real issuer is given by IDENTITY_JWKS_URL or IDENTITY_PUBLIC_KEY_FILE']
      : []),
  ];
}

function issuerFaults({ IDENTITY_JWKS_URL: url, IDENTITY_PUBLIC_KEY_FILE: file, ...config }: IdentityConfig): string[] {
  if (!url && !file) return [];
  return [
    ...(url && file ? ['IDENTITY_JWKS_URL or IDENTITY_PUBLIC_KEY_FILE must be given, not both'] : []),
    ...(config.IDENTITY_ISSUER ? [] : ['IDENTITY_ISSUER must be the "iss" of the tokens; it is not set']),
    ...(url && !isSafe(new URL(url))
      ? ['IDENTITY_JWKS_URL must begin with https:, or be on loopback: keys fetched in the clear can be swapped']
      : []),
  ];
}

const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
