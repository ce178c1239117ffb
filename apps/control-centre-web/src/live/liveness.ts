/** The service sends a keep-alive every 5 s. */
const KEEP_ALIVE_S = 5;

export interface Limits {
  /** Silence after which the page warns: three missed keep-alives. */
  bannerMs: number;
  /** Silence after which no figure is to be believed: six. */
  blankMs: number;
}

const DEFAULTS: Limits = { bannerMs: 3 * KEEP_ALIVE_S * 1000, blankMs: 6 * KEEP_ALIVE_S * 1000 };

/** `?banner=3&blank=6` (seconds) makes the page more impatient, for tests. It can't be made to believe for longer. */
export function limitsFrom(query: string): Limits {
  const said = new URLSearchParams(query);
  const ms = (name: string, limit: number): number => {
    const seconds = Number(said.get(name));
    return seconds > 0 ? Math.min(seconds * 1000, limit) : limit;
  };
  return { bannerMs: ms('banner', DEFAULTS.bannerMs), blankMs: ms('blank', DEFAULTS.blankMs) };
}

export type Liveness = 'live' | 'quiet' | 'not live';

/** What silence means. */
export function livenessOf(silentMs: number, { bannerMs, blankMs }: Limits): Liveness {
  if (silentMs >= blankMs) return 'not live';
  return silentMs >= bannerMs ? 'quiet' : 'live';
}
