/** The two questions of the national guidance (30 September 2016), as the sending provider answers them. */
export interface Judged {
  /** Does the unit usually admit people of the catchment of their community mental health service? */
  usualNetwork: boolean;
  /** Can the care co-ordinator visit often enough for continuity and for planning the discharge? */
  coordinatorCanVisit: boolean;
}

/**
 * A placement is out of area when the unit is outside the usual network and the co-ordinator can't visit regularly. It
 * may be so inside one provider: who owns the unit isn't asked.
 */
export const isOutOfArea = ({ usualNetwork, coordinatorCanVisit }: Judged): boolean =>
  !usualNetwork && !coordinatorCanVisit;
