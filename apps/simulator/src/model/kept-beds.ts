/** Beds that staff keep free: promised to somebody, or not fit for use. Nobody is put in one. */
export class KeptBeds {
  private readonly byWard = new Map<string, Map<string, { isClosed: boolean }>>();

  /** `isClosed`: it is out of use for a time, and counts as no open bed. */
  keep({ wardId, label }: { wardId: string; label: string }, isClosed = false): void {
    const ward = this.byWard.get(wardId) ?? new Map<string, { isClosed: boolean }>();
    this.byWard.set(wardId, ward.set(label, { isClosed }));
  }

  letGo({ wardId, label }: { wardId: string; label: string }): void {
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
