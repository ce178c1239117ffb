import { AdmissionRequested, AdmissionWaitChanged, type DomainEvent } from '@careway/contracts';
import type { Tx } from '@careway/database';
import { only } from '../project-board/project.ts';
import { projectPlacements } from './project-placements.ts';
import { projectRequests, projectWaits } from './project-waits.ts';

/** Takes in who waits and who is away, in the caller's transaction. True when that changed. */
export async function followPeople(tx: Tx, events: readonly DomainEvent[]): Promise<boolean> {
  const changed = await Promise.all([
    projectRequests(tx, only(events, AdmissionRequested)),
    projectWaits(tx, only(events, AdmissionWaitChanged)),
    projectPlacements(tx, events),
  ]);
  return changed.some((rows) => rows > 0);
}
