import { setTimeout as wait } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import { PatientAdmitted, type DomainEvent, type VisitFact } from '@careway/contracts';
import { Hears, publish, type HearingContext } from '@careway/messaging';
import { tell } from '../apply/state.ts';

const LONGEST_MS = 5;

/** Between 0 and 5 ms, the same for the same event. */
const timeFor = ({ id }: DomainEvent): number => (parseInt(id.slice(0, 6), 16) / 0xffffff) * LONGEST_MS;

/** How long the handlers took, each by itself, in milliseconds. */
export const took: number[] = [];

/** Hears one event at a time, takes its time over it, and tells one. */
@Controller()
export class TakeTime {
  @Hears([PatientAdmitted])
  async hear(event: DomainEvent<VisitFact>, { tx }: HearingContext): Promise<void> {
    const began = performance.now();
    await wait(timeFor(event));
    took.push(performance.now() - began);
    await publish(tx, [tell(event)]);
  }
}
