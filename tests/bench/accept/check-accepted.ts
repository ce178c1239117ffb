import type { DomainEvent, VisitFact } from '@careway/contracts';
import { readTopic } from '../harness/read-topic.ts';
import { withClient } from '../harness/platform.ts';

interface Told {
  messageId: string;
  subject: string;
}

/** The events about messages that a topic holds, in the order of each subject. */
export async function readTold(brokers: string, topic: string): Promise<DomainEvent<VisitFact>[]> {
  const events: DomainEvent<VisitFact>[] = [];
  await readTopic(brokers, topic, ({ value }) => {
    const event = JSON.parse(value) as DomainEvent<VisitFact>;
    if (event.data.messageId) events.push(event);
  });
  return events;
}

/**
 * Compares what senders were told, what is stored and what was published: every acknowledged message is stored once and
 * told once, and one patient's in the order sent. `acknowledged` is in that order.
 */
export async function checkAccepted(
  url: string,
  { brokers, topic, acknowledged }: { brokers: string; topic: string; acknowledged: readonly string[] },
): Promise<string[]> {
  const stored = await withClient(url, async (client) => {
    const { rows } = await client.query<{ id: string; control_id: string; status: string }>(
      'SELECT id, control_id, status FROM gateway.message',
    );
    return rows;
  });
  const told = (await readTold(brokers, topic)).map(({ subject, data }): Told => ({
    subject,
    messageId: data.messageId,
  }));
  return faultsOf(acknowledged, stored, told);
}

/** Pure. */
export function faultsOf(
  acknowledged: readonly string[],
  stored: readonly { id: string; control_id: string; status: string }[],
  told: readonly Told[],
): string[] {
  const byControlId = Map.groupBy(stored, ({ control_id }) => control_id);
  const timesTold = new Map<string, number>();
  for (const { messageId } of told) timesTold.set(messageId, (timesTold.get(messageId) ?? 0) + 1);
  const faults: string[] = [];
  const place = new Map<string, number>();
  for (const [index, controlId] of acknowledged.entries()) {
    const rows = byControlId.get(controlId) ?? [];
    if (rows.length !== 1 || rows[0]!.status !== 'accepted')
      faults.push(
        `${controlId} was acknowledged and is stored ${rows.length} times (${rows.map(({ status }) => status)})`,
      );
    const times = timesTold.get(rows[0]?.id ?? '') ?? 0;
    if (times !== 1) faults.push(`${controlId} was acknowledged and told ${times} times`);
    if (rows[0]) place.set(rows[0].id, index);
  }
  if (place.size !== timesTold.size) faults.push(`${timesTold.size} messages were told, ${place.size} acknowledged`);
  const last = new Map<string, number>();
  for (const { subject, messageId } of told) {
    const at = place.get(messageId) ?? -1;
    if (at < (last.get(subject) ?? -1)) faults.push(`message ${messageId} was told after a later one of its patient`);
    last.set(subject, at);
  }
  return faults;
}
