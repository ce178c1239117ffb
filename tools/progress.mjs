// Whoever read the output may be gone (a closed pipe or window): that must not keep a command from cleaning up.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** What the commands say on a terminal: one line per step, with its time. */
export const say = (text = '') => process.stdout.write(`${text}\n`);

const seconds = (since) => `${((performance.now() - since) / 1_000).toFixed(1)} s`;

/** Says that a step begins, runs it, says how long it took. `work` may return a few words that end the line. */
export async function step(name, work) {
  const since = performance.now();
  const live = process.stdout.isTTY;
  if (live) process.stdout.write(`  ... ${name}`);
  else say(`  ... ${name}`);
  try {
    const result = await work();
    const words = typeof result === 'string' && result ? `: ${result}` : '';
    say(`${live ? '\r' : ''}  ok  ${name}${words} (${seconds(since)})`);
    return result;
  } catch (error) {
    say(`${live ? '\r' : ''}  NO  ${name} (${seconds(since)})`);
    throw error;
  }
}

/** A failure that the reader can mend: its message is the whole of what is printed. `code` is the exit code. */
export class Mendable extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** Runs a command's main function: a failure is a sentence on the error stream and an exit code, not a stack. */
export async function command(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    const plain = error instanceof Mendable || error?.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' || !error?.stack;
    process.stderr.write(`\n${plain ? (error.message ?? error) : sentenceOf(error)}\n`);
    process.exitCode = error instanceof Mendable ? error.code : error?.code?.startsWith?.('ERR_PARSE_ARGS') ? 2 : 1;
  }
}

const SENTENCES = {
  ENOSPC: 'The disk is full: free some space (2 GB are needed for a first start) and run the command again.',
  EACCES: 'A file may not be read or written by this user: check who owns the checkout.',
  EROFS: 'The checkout is on a read-only disk: the commands keep their data in it, in the folder .local.',
};

const sentenceOf = (error) =>
  [SENTENCES[error.code], error.code in SENTENCES ? error.message : error.stack.split('\n    at ')[0]]
    .filter(Boolean)
    .join('\n');
