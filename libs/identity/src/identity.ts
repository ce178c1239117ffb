import { jwtVerify, type JWTPayload } from 'jose';
import { problem } from '@careway/service-kit';
import { ROLES, type Actor, type Role } from './actor.ts';
import type { IdentityConfig } from './identity-config.ts';
import { issuerOf, type Issuer } from './issuer-keys.ts';

/** Signatures that only the issuer can make; `none` and shared secrets are not among them. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const CLOCK_SECONDS = 30;

/** Knows who sends a request by its bearer token (RFC 6750), a JWT (RFC 7519) of the configured issuer. */
export class Identity {
  private readonly issuer: Issuer | undefined;

  constructor(private readonly config: IdentityConfig) {
    this.issuer = issuerOf(config);
  }

  /** Throws problem 401 that says what the token lacks; never the token. */
  async actorOf(authorization: string | undefined): Promise<Actor> {
    if (!this.issuer)
      throw notSignedIn('Nobody can sign in here: IDENTITY_JWKS_URL and IDENTITY_ISSUER are not set for this service.');
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw notSignedIn('Send Authorization: Bearer and a token of the issuer of your organisation.');
    return this.actorOfClaims(await this.claimsOf(token, this.issuer));
  }

  private async claimsOf(token: string, { name, keys }: Issuer): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: name,
        audience: this.config.IDENTITY_AUDIENCE,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_SECONDS,
      });
      return payload;
    } catch (error) {
      throw notSignedIn(whyNot(error));
    }
  }

  private actorOfClaims(claims: JWTPayload): Actor {
    const { IDENTITY_ROLE_CLAIM: roleClaim, IDENTITY_ORGANISATION_CLAIM: organisationClaim } = this.config;
    const id = claims.sub ?? '';
    const name = textOf(claims['name']) ?? id;
    const role = [claims[roleClaim]].flat().find(isRole);
    const organisationId = textOf(claims[organisationClaim]);
    if (!role) throw notSignedIn(`The claim "${roleClaim}" of the token must be one of ${ROLES.join(', ')}.`);
    if (!organisationId) throw notSignedIn(`The claim "${organisationClaim}" of the token must be an ODS code.`);
    return { id, name, role, organisationId };
  }
}

const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function whyNot(error: unknown): string {
  const { code, claim } = (error ?? {}) as { code?: string; claim?: string };
  switch (code) {
    case 'ERR_JWT_EXPIRED':
      return 'The token has expired: sign in again.';
    case 'ERR_JWT_CLAIM_VALIDATION_FAILED':
      return `The claim "${claim}" of the token is not what this service asks for.`;
    case 'ERR_JWKS_TIMEOUT':
      return 'The issuer of tokens did not give its keys in time: try again.';
    default:
      return 'The token is not one that the issuer signed: sign in again.';
  }
}

export const notSignedIn = (detail: string) => problem(401, { title: 'This needs somebody who is signed in', detail });
