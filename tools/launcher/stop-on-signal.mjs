import { say } from '../progress.mjs';
import { whenOrphaned } from '../when-orphaned.mjs';

/** A terminal, npm and the shell may each pass the same Ctrl-C on: what comes within this time is one. */
const SAME_SIGNAL_MS = 1_000;

class Stopped extends Error {}

/**
 * Waits for Ctrl-C (or SIGTERM, SIGHUP) and then stops what was registered, the latest first: what was started last
 * needs the others longest. A second Ctrl-C kills what is left.
 */
export function stopOnSignal() {
  const open = [];
  let told = false;
  let [stopping, firstAt, failure] = [Promise.resolve(), 0, undefined];
  const { promise: ended, resolve } = Promise.withResolvers();

  // Each call also stops what was registered after the one before: a server that was just starting, say.
  const stop = () => (stopping = stopping.then(stopAll));
  async function stopAll() {
    const since = performance.now();
    for (let next = open.pop(); next; next = open.pop()) {
      await next.stop()?.catch?.((error) => say(`  NO  ${next.name}: ${error.message}`));
    }
    if (firstAt && !told) say(`Stopped (${((performance.now() - since) / 1_000).toFixed(1)} s).`);
    told = true;
    resolve(failure ? 1 : 0);
  }
  const onSignal = () => {
    if (firstAt && Date.now() - firstAt < SAME_SIGNAL_MS) return;
    if (firstAt) return void force();
    firstAt = Date.now();
    say('\nStopping: the services drain, then the servers stop. Ctrl-C again ends them at once.');
    void stop();
  };
  const everything = [];
  const force = async () => {
    say('Ending everything at once.');
    await Promise.allSettled(everything.map((each) => each.kill?.()));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  whenOrphaned(onSignal);

  const fail = (error) => {
    failure = error;
    process.stderr.write(`\n${error.message}\n`);
    void stop();
  };
  process.on('uncaughtException', fail);

  return {
    ended,
    stop,
    isStopping: () => Boolean(firstAt),
    /** Throws when the user has asked to stop meanwhile. */
    check: () => {
      if (firstAt) throw new Stopped('stopped while starting');
    },
    /** @param {{stop(): Promise<void>, kill?(): Promise<void>}} what */
    closing: (name, what) => {
      const entry = { name, stop: () => what.stop(), kill: () => what.kill?.() };
      open.push(entry);
      everything.push(entry);
    },
    fail,
  };
}
