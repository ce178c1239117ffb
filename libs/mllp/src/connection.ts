/** One sender's connection, as told to handlers; `clientName` is the common name of its client certificate. */
export interface MllpConnection {
  id: string;
  remoteAddress: string;
  remotePort: number;
  clientName?: string | undefined;
}

/**
 * What went wrong on a line. `cut`: a frame was cut by the next one; `noise`: bytes outside frames; `oversized`: a frame
 * over the limit, answered AR; `idle`, `partial`: closed by a time-out; `handler`: no answer could be made, closed so that
 * the sender tries again; `socket`, `tls`: the line broke, or a handshake failed; `full`: too many
 * connections, or all lines together hold too many bytes.
 */
export type MllpFault = 'cut' | 'noise' | 'oversized' | 'idle' | 'partial' | 'handler' | 'socket' | 'tls' | 'full';

/** The answer to one frame: bytes without framing, nothing, or to close the line after what was answered before. */
export type MllpAnswer = Buffer | undefined | 'close';

/** Limits of one connection; times in milliseconds. */
export interface LineLimits {
  /** The longest payload; a longer one gets AR and the line is closed. */
  maxBytes: number;
  /** A line on which nothing is said this long is closed. */
  idleMs: number;
  /** A frame must be complete this long after it began. */
  partialMs: number;
  /** More bytes than this outside frames, and cut frames, since the last good frame, close the line. */
  noiseLimit: number;
  /** Frames not yet answered; above it, or above `maxBytes` of them, nothing more is read from the line. */
  maxOutstanding: number;
  acceptFsWithoutCr: boolean;
}

/** What a listener does with a line. */
export interface LineHandlers {
  onFrame: (payload: Buffer, connection: MllpConnection) => Promise<MllpAnswer>;
  onFault?: ((kind: MllpFault, connection: MllpConnection | undefined) => void) | undefined;
}
