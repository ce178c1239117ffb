import { startServiceProcess } from './service-process.mjs';

const QUICK_DEATH_MS = 5_000;

/**
 * Keeps a process of services running: one that is killed or crashes is started again on the same ports; one that ends
 * within seconds of its start is given up. `again` drains it and starts it from the sources as they are then.
 * @param {{onRestart(name: string, how: string): void, onBroken(error: Error): void, onGivenUp(error: Error): void}} told
 */
export async function supervise(options, { onRestart, onBroken, onGivenUp }, start = startServiceProcess) {
  let running = await start(options);
  let [stopping, asked] = [false, false];

  const watchOver = async () => {
    for (;;) {
      const since = Date.now();
      const { code, signal } = await running.exited;
      if (stopping) return;
      if (!asked && Date.now() - since < QUICK_DEATH_MS)
        throw new Error(`${options.name} keeps ending: see ${running.log}`);
      onRestart(options.name, asked ? 'a source changed' : (signal ?? `exit code ${code}`));
      running = asked ? await start(options).catch(broken) : await start(options);
      asked = false;
      if (stopping) await running.stop();
    }
  };
  const broken = (error) => {
    onBroken(error);
    return standIn(running.log);
  };
  watchOver().catch((error) => !stopping && onGivenUp(error));

  const end = (deed) => () => {
    stopping = true;
    return running[deed]();
  };
  const again = () => {
    asked = true;
    return running.stop();
  };
  return { listening: running.listening, log: running.log, stop: end('stop'), kill: end('kill'), again };
}

/** Stands where a process should be whose source does not run, until the next change. */
function standIn(log) {
  let end;
  const exited = new Promise((resolve) => (end = resolve));
  const stop = async () => end({});
  return { log, listening: [], exited, stop, kill: stop };
}
