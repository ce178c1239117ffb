/** One alert on the board: one per cause while it stands. Instants are RFC 3339 in UTC. */
export interface AlertStanding {
  kind: 'alert';
  alertId: string;
  /** What it is about, the same for as long as the cause lasts. */
  cause: string;
  placeId: string;
  /** The figure that crossed its trigger, where it is one. */
  figureId?: string;
  /** One line for the wall: what. */
  says: string;
  /** What is to be done about it. */
  action: string;
  raisedAt: string;
  /** Whose it is, a role or a name at work. */
  owner?: string;
  acknowledgedAt?: string;
  dueAt?: string;
  /** Set when the cause is gone: the alert leaves the board. */
  clearedAt?: string;
}
