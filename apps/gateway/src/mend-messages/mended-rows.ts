import type { Tx } from '@careway/database';
import type { Problem } from '@careway/hl7v2';
import type { About } from '../accept-messages/read-persons.ts';
import type { Received, Stored } from '../accept-messages/received.ts';
import { envelopeOf } from '../accept-messages/store-group.ts';
import { LostRace } from '../find-subjects/lost-race.ts';
import type { Keys } from '../keep-personal-data/keys.ts';
import { newKey, seal } from '../keep-personal-data/seal.ts';
import type { OpenedMessage } from './open-message.ts';

/** Whether another message that was taken has the control id of this one, by the interface it came in by or now would. */
export async function isTaken(tx: Tx, message: OpenedMessage, nowInterfaceId: string): Promise<boolean> {
  const { id, interfaceId, sendingApplication, sendingFacility, controlId } = message;
  const others = await tx.query(
    `SELECT 1 FROM message
     WHERE interface_id = ANY($1) AND (sending_application, sending_facility, control_id) = ($2, $3, $4)
       AND control_id <> '' AND status IN ('accepted', 'ignored') AND id <> $5`,
    [[interfaceId, nowInterfaceId], sendingApplication, sendingFacility, controlId, id],
  );
  return others.length > 0;
}

interface Mended {
  message: OpenedMessage;
  inbound: Received['inbound'];
  status: Stored['status'];
  revision: number;
  unmapped: boolean;
  problems: readonly Problem[];
  about: About | undefined;
}

const UNIQUE_VIOLATION = '23505';

/**
 * Stores what a message is now. Its bytes are sealed with the person's key as soon as the person is known. Throws
 * `LostRace` when another message with its control id was taken meanwhile.
 */
export async function keepMended(tx: Tx, keys: Keys, mended: Mended): Promise<void> {
  const { message, inbound, about } = mended;
  const { id, bytes } = message;
  const own = about?.subject.key ? undefined : newKey();
  const key = about?.subject.key ?? own!;
  const envelope = inbound.answer === 'accepted' ? Buffer.from(JSON.stringify(envelopeOf(inbound))) : undefined;
  const stored = tx.execute(
    `UPDATE message SET status = $2, revision = $3, unmapped = $4, problems = $5, subject_id = $6, visit_id = $7,
       wrapped_key = $8, raw = $9, envelope = $10, message_type = $11, trigger = $12
     WHERE id = $1`,
    [
      id,
      mended.status,
      mended.revision,
      mended.unmapped,
      JSON.stringify(mended.problems),
      about?.subject.id ?? null,
      about?.visitId ?? null,
      own ? keys.wrap(own, id) : null,
      seal(key, bytes!, id),
      envelope ? seal(key, envelope, id) : null,
      inbound.header?.messageType ?? message.messageType,
      inbound.header?.trigger ?? message.trigger,
    ],
  );
  await stored.catch((error: { driverError?: { code?: string } }) => {
    throw error.driverError?.code === UNIQUE_VIOLATION ? new LostRace('control id') : error;
  });
}
