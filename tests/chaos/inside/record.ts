import { tracingChannel } from 'node:diagnostics_channel';
import type { Did, Entry, Outcome } from '@careway/proof';
import { HistoryFile } from './history-file.ts';

/** Preloaded into a service: writes down what it does, as the service tells it on its tracing channels. */
const { HISTORY_FILE, HISTORY_BY } = process.env;
if (!HISTORY_FILE || !HISTORY_BY) throw new Error('HISTORY_FILE and HISTORY_BY say where and by whom');
const { write } = new HistoryFile(HISTORY_FILE, HISTORY_BY);
let operations = 0;

type Context = { result?: unknown; error?: unknown } & Record<string, any>;
type Ending = Partial<Extract<Entry, { kind: 'end' }>>;

function record(name: string, did: (context: Context) => Did, ending: (context: Context) => Ending = () => ({})): void {
  const names = new WeakMap<object, string>();
  tracingChannel<Context, Context>(`careway.${name}`).subscribe({
    start(context) {
      const op = `${HISTORY_BY}#${++operations}`;
      names.set(context, op);
      write({ kind: 'begin', op, did: did(context) });
    },
    asyncEnd(context) {
      if (context.error !== undefined) return;
      write({ kind: 'end', op: names.get(context)!, outcome: 'ok', ...ending(context) });
    },
    error(context) {
      const { name: type, code } = (context.error ?? {}) as { name?: string; code?: string };
      write({
        kind: 'end',
        op: names.get(context)!,
        outcome: outcomeOf(context.error),
        error: `${type} ${code ?? ''}`.trim(),
      });
    },
    end() {},
    asyncStart() {},
  });
}

/** Only what the work itself refuses is known not to have happened; a line that broke may have carried a COMMIT. */
const outcomeOf = (error: unknown): Outcome =>
  (error as { code?: unknown } | undefined)?.code === 'OFFSET_MOVED' ? 'failed' : 'unknown';

record(
  'accept',
  ({ group }) => ({ what: 'accept', controlIds: group.map((one: any) => one.inbound.header?.controlId ?? '') }),
  ({ group, result }) => ({
    stored: Object.fromEntries(
      (result as { messageId: string; status: string }[]).flatMap(({ messageId, status }, index) =>
        status === 'accepted' ? [[group[index].inbound.header?.controlId ?? '', messageId]] : [],
      ),
    ),
  }),
);
record('relay', ({ rows, owner, fences }) => ({
  what: 'relay',
  speaker: rows[0]?.aggregatetype ?? '',
  owner,
  fences,
  shards: rows.map((row: any) => row.shard),
  seqs: rows.map((row: any) => row.seq),
  ids: rows.map((row: any) => row.id),
  keys: rows.map((row: any) => row.aggregateid),
}));
record(
  'hear',
  ({ chunk: { place, from, to, messages } }) => ({
    what: 'hear',
    service: place.consumer,
    topic: place.topic,
    partition: place.partition,
    from,
    to,
    ids: messages.map((message: any) => message.id),
  }),
  ({ result }) => {
    const { heard, duplicates } = result as { heard: number; duplicates: number };
    return { heard, duplicates };
  },
);
record('count', ({ epoch, wards }) => ({
  what: 'count',
  epoch,
  versions: Object.fromEntries(wards.map((ward: any) => [ward.wardId, ward.version])),
}));
