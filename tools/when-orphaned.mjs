/**
 * Calls `stop` once when the npm that runs this command is gone: npm and its shell do not pass a `kill` of themselves on.
 * A command that was not started by npm has no such parent, and may outlive its shell on purpose.
 */
export function whenOrphaned(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  timer.unref();
}
