import type { BoardSnapshot } from '@careway/pressure';
import type { LogEntry } from '../project-board/board-log.ts';

/** Server-sent events as they go over the wire (HTML Living Standard, section 9.2). */
export const changeFrame = ({ seq, change }: LogEntry): string =>
  `id: ${seq}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;

export const snapshotFrame = (snapshot: BoardSnapshot): string =>
  `id: ${snapshot.seq}\nevent: snapshot\ndata: ${JSON.stringify(snapshot)}\n\n`;

/** `seq` is the last change that this viewer was sent: one that has another number has missed something. */
export const keepAliveFrame = (seq: number, now: number): string =>
  `event: keep-alive\ndata: ${JSON.stringify({ seq, serverTime: new Date(now).toISOString() })}\n\n`;

/** Tells the viewer to come back in `ms`. */
export const retryFrame = (ms: number): string => `retry: ${Math.round(ms)}\n\n`;
