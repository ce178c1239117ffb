import { Instant, Pattern, Text, Uuid, Whole } from '../field/field.ts';

/** What every event that came in a partner's message says about that message. */
export abstract class MessageCause {
  @Uuid({ description: 'The stored message that this fact came from' })
  messageId: string;

  @Whole({
    min: 1,
    description: 'Translation of the message; a replay after a mended mapping has a higher one and replaces',
  })
  revision: number;

  @Text({ max: 60, description: 'The interface that the message came in by' })
  interfaceId: string;

  @Pattern(/^[A-Z][0-9A-Z]{2}$/, { description: 'HL7 trigger event, table 0003' })
  trigger: string;

  @Instant({ description: 'Happened: EVN-6, else EVN-2, else MSH-7' })
  occurredAt: string;

  @Instant({ description: "Recorded by the sender's system: EVN-2, else MSH-7" })
  recordedAt: string;
}
