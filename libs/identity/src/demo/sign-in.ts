import { SignJWT } from 'jose';
import type { Actor } from '../actor.ts';
import { DEMO_ISSUER } from '../issuer-keys.ts';
import { demoPrivateKey } from './demo-key.ts';

/** A token of the demo's issuer, for a working day. `seed` is IDENTITY_DEMO_KEY. */
export const demoToken = (seed: string, { id, name, role, organisationId }: Actor, audience = 'careway') =>
  new SignJWT({ name, role, organisation: organisationId })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(DEMO_ISSUER)
    .setAudience(audience)
    .setSubject(id)
    .setIssuedAt()
    .setExpirationTime('12h')
    .sign(demoPrivateKey(seed));

/** The headers of a request by that person, where IDENTITY_DEMO is on: for the demo's page and for tests. */
export const signIn = async (seed: string, actor: Actor): Promise<{ authorization: string }> => ({
  authorization: `Bearer ${await demoToken(seed, actor)}`,
});
