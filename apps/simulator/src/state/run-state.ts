import path from 'node:path';
import type { Outgoing } from '../messages/outgoing.ts';
import type { Stay } from '../model/stay.ts';
import type { DayCount, World, WorldHead } from '../model/world.ts';
import { KeyedLog } from './keyed-log.ts';

type StoredMessage = Omit<Outgoing, 'bytes'> & { base64: string };

/** What of a run is kept between starts: the world, and the messages that have no answer yet. */
export class RunState {
  private readonly log: KeyedLog;

  constructor(folder: string) {
    this.log = new KeyedLog(path.join(folder, 'state.jsonl'));
  }

  get head(): WorldHead | undefined {
    return this.log.values.get('world') as WorldHead | undefined;
  }

  get nextSeq(): number {
    return (this.log.values.get('seq') as number | undefined) ?? 1;
  }

  stays(): Stay[] {
    return [...this.log.under<Stay>('stay/')].map(([, stay]) => stay);
  }

  days(): [string, DayCount][] {
    return [...this.log.under<DayCount>('day/')];
  }

  unanswered(): Outgoing[] {
    const stored = [...this.log.under<StoredMessage>('unanswered/')].map(([, { base64, ...message }]) => ({
      ...message,
      bytes: Buffer.from(base64, 'base64'),
    }));
    return stored.sort((a, b) => a.seq - b.seq);
  }

  /** Keeps what has changed in the world together with the messages that tell of it: both or neither after a kill. */
  keep(world: World, messages: readonly Outgoing[], nextSeq: number): void {
    for (const id of world.changed.stays) this.log.put(`stay/${id}`, world.stays.get(id) ?? null);
    for (const key of world.changed.days) this.log.put(`day/${key}`, world.days.get(key) ?? null);
    world.changed.stays.clear();
    world.changed.days.clear();
    for (const { bytes, ...message } of messages)
      this.log.put(`unanswered/${message.seq}`, { ...message, base64: bytes.toString('base64') });
    this.log.put('seq', nextSeq);
    this.log.put('world', { ...world.head, random: [...world.random.state] });
    this.log.commit();
  }

  /** A message has been answered; a kill before the next `keep` only sends it once more. */
  answered(message: Outgoing): void {
    this.log.put(`unanswered/${message.seq}`, null);
  }

  forgetDaysBefore(day: string): void {
    for (const [key] of this.days()) if (key < day) this.log.put(`day/${key}`, null);
  }

  flush(): void {
    this.log.commit();
  }
}
