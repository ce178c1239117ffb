import type { Act } from '../plan-acts/story.ts';
import { chosenOf, type Finding } from './finding.ts';
import type { Command } from './story-book.ts';

interface WayHome {
  wayHomeId: string;
  placeId: string;
  placeLabel: string;
  wardId: string;
  people: { placementId: string }[];
}

/** A decision about a way home that is open now. */
export async function wayHomeCommand(
  finding: Finding,
  act: Extract<Act, { do: 'bring-home' | 'pass-over' }>,
): Promise<Command | undefined> {
  const { bedTracking, by, known, ground, isLate } = finding;
  // A way home that is open now is none of long ago.
  if (isLate || (act.do === 'bring-home' && !known.placementId)) return undefined;
  const ways = (await bedTracking.read<{ items: WayHome[] }>('/ways-home?limit=200', by))?.items ?? [];
  const free = ways.filter(({ wardId, placeLabel: label }) => ground.isFree({ wardId, label }));
  if (act.do === 'bring-home') {
    const { placementId } = known;
    const way = free.find(({ people }) => people.some((one) => one.placementId === placementId));
    return way && decide(finding, way, { decision: 'bring-home', placementId, reason: act.reason });
  }
  const way = chosenOf(
    free.filter(({ people }) => people.length > 0),
    act.choice,
  );
  if (!way) return undefined;
  const { decision, reason } = act;
  const whose = decision === 'not-this-person' ? { placementId: way.people[0]!.placementId } : {};
  return decide(finding, way, { decision, reason, ...whose });
}

interface Decision {
  decision: string;
  placementId?: string | undefined;
  reason: string;
}

function decide({ key }: Finding, way: WayHome, body: Decision): Command {
  const { wayHomeId, placeId, wardId, placeLabel: label } = way;
  const command: Command = { method: 'POST', path: `/ways-home/${wayHomeId}/decide`, body, key };
  return body.decision === 'bring-home' ? { ...command, known: { placeId, bed: { wardId, label } } } : command;
}
