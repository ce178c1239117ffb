import { readFileSync } from 'node:fs';
import type { ListenerTls } from '@careway/mllp';
import { ConfigError } from '@careway/service-kit';
import type { GatewayConfig } from '../config.ts';

type Name = 'MLLP_TLS_CERT' | 'MLLP_TLS_KEY' | 'MLLP_TLS_CA';
type Settings = Pick<GatewayConfig, Name>;

/**
 * The certificates of the MLLP door; undefined when it is to be open without TLS. With an authority of client
 * certificates nobody comes in without one. Throws `ConfigError` when one is missing or can not be read: a door that
 * was meant to be closed must never stand open.
 */
export function mllpTls(settings: Settings): ListenerTls | undefined {
  const { MLLP_TLS_CERT, MLLP_TLS_KEY, MLLP_TLS_CA } = settings;
  if (MLLP_TLS_CERT === undefined && MLLP_TLS_KEY === undefined && MLLP_TLS_CA === undefined) return undefined;
  const faults: string[] = [];
  const pem = (name: Name): Buffer => {
    const file = settings[name];
    if (file === undefined) faults.push(`${name} must name a PEM file, for TLS is asked for; it is not set`);
    else
      try {
        return readFileSync(file);
      } catch {
        faults.push(`${name} must name a PEM file that can be read; it is "${file}"`);
      }
    return Buffer.alloc(0);
  };
  const [cert, key] = [pem('MLLP_TLS_CERT'), pem('MLLP_TLS_KEY')];
  const ca = MLLP_TLS_CA === undefined ? undefined : pem('MLLP_TLS_CA');
  if (faults.length > 0) throw new ConfigError(faults);
  return { cert, key, ca, requireClientCertificate: ca !== undefined };
}
