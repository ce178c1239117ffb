interface Label {
  wardId: string;
  label: string;
}

interface Why {
  /** It is out of use for a time, and counts as no open bed. */
  isClosed?: boolean;
  /** The stay for which it is kept, when it is one of the simulated place. */
  stayId?: string;
}

/** Beds that staff keep free: promised to somebody, or not fit for use. Nobody is put in one. */
export class KeptBeds {
  private readonly byWard = new Map<string, Map<string, Why>>();

  keep({ wardId, label }: Label, why: Why = {}): void {
    const ward = this.byWard.get(wardId) ?? new Map<string, Why>();
    this.byWard.set(wardId, ward.set(label, why));
  }

  /** The bed that is promised to the person of a stay. */
  bedFor(stayId: string): Label | undefined {
    for (const [wardId, ward] of this.byWard)
      for (const [label, { stayId: whose }] of ward) if (whose === stayId) return { wardId, label };
    return undefined;
  }

  letGo({ wardId, label }: Label): void {
    this.byWard.get(wardId)?.delete(label);
  }

  has(wardId: string, label: string): boolean {
    return this.byWard.get(wardId)?.has(label) ?? false;
  }

  count(wardId: string): number {
    return this.byWard.get(wardId)?.size ?? 0;
  }

  closed(wardId: string): number {
    return [...(this.byWard.get(wardId)?.values() ?? [])].filter(({ isClosed }) => isClosed).length;
  }
}
