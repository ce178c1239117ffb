export { ROLES, type Actor, type Role } from './actor.ts';
export { IdentityConfig } from './identity-config.ts';
export { Identity } from './identity.ts';
export { IdentityModule } from './identity.module.ts';
export { SignedIn, SignedInGuard } from './signed-in.ts';
export { demoToken, signIn } from './demo/sign-in.ts';
export { readPeople, DemoPerson } from './demo/read-people.ts';
