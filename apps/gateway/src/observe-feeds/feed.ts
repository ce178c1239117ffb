/** What one interface did since its first message ever. */
export interface Feed {
  lastReceivedAt: Date | undefined;
  accepted: number;
  ignored: number;
  rejected: number;
  unreadable: number;
  quarantined: number;
  /** Accepted, in a place that reference data does not know. */
  unmapped: number;
  duplicates: number;
  framingFaults: number;
}

export const noFeed = (): Feed => ({
  lastReceivedAt: undefined,
  accepted: 0,
  ignored: 0,
  rejected: 0,
  unreadable: 0,
  quarantined: 0,
  unmapped: 0,
  duplicates: 0,
  framingFaults: 0,
});
