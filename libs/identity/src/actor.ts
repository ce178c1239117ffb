/** What somebody may do, by what they are here for. `service` is another system. */
export const ROLES = ['bed-manager', 'out-of-area-lead', 'site-team', 'control-centre', 'service'] as const;
export type Role = (typeof ROLES)[number];

/** Who acts: what is kept beside every decision. */
export interface Actor {
  /** The issuer's name of the person or system: `sub` of the token. */
  id: string;
  name: string;
  role: Role;
  /** ODS code of the organisation they act for. */
  organisationId: string;
}
