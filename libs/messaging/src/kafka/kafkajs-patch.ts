import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/** What the queue of requests of one connection holds, as far as the patch needs it. */
interface Queue {
  pending: unknown[];
  throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
}

const RECHECK_MS = 10;

function scheduleWhileWaiting(this: Queue): void {
  if (this.throttleCheckTimeoutId || this.pending.length === 0) return;
  const throttled = this.throttledUntil - Date.now();
  this.throttleCheckTimeoutId = setTimeout(
    () => {
      this.throttleCheckTimeoutId = null;
      this.checkPendingRequests();
    },
    throttled > 0 ? throttled : RECHECK_MS,
  );
}

/**
 * kafkajs 2.2.4 sets a timer of 1 ms for ever on every connection, also when nothing waits (its issue 1751): six idle
 * services spend a fifth of a core on it. Here the timer is set only while a request waits.
 */
export function patchKafkajs(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = scheduleWhileWaiting;
}
