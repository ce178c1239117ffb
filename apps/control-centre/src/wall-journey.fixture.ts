import { signIn } from '@careway/identity';
import type { AlertStanding } from '@careway/pressure';
import { loadReferenceData } from '@careway/reference-data';
import { DEMO_KEY, type BoardJourney } from './board-journey.fixture.ts';
import { pillarObserved } from './figures-said.fixture.ts';
import { feedObserved, heartbeatPassed, wardChanged } from './heard.fixture.ts';
import { appendChanges, lockBoard } from './project-board/board-log.ts';

const reference = loadReferenceData('deploy/reference/kent-and-medway');
const bedWards = reference.at().wards.filter(({ bedBase }) => bedBase);
const providerOf = (siteId: string) => reference.siteById(siteId)!.organisationId;
const FEEDS = { RN7: 'rn7-pas', RVV: 'rvv-pas', RWF: 'rwf-pas', RPA: 'rpa-pas', RXY: 'rxy-rio' };
let version = 0;

/** So many minutes from now, RFC 3339. */
export const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();
/** An alert as the stream tells it. */
export const alert = (says: string, more: Partial<AlertStanding> = {}): AlertStanding => ({
  kind: 'alert',
  alertId: crypto.randomUUID(),
  cause: says,
  placeId: 'RPA',
  says,
  action: 'Open the escalation ward',
  raisedAt: minutes(-6),
  ...more,
});
/** What happens that a wall shows. */
export class WallJourney {
  constructor(private readonly journey: BoardJourney) {}

  /** Says on the stream that alerts stand, or that they are cleared. */
  tell = (...changes: AlertStanding[]): Promise<void> =>
    this.journey.database.transaction(async (tx) => {
      await lockBoard(tx);
      await appendChanges(tx, changes, new Date().toISOString());
    });

  /** Lets these places have been at OPEL 2 two hours ago. */
  betterBefore = (...placeIds: string[]): Promise<unknown> =>
    this.journey.database.execute(
      `INSERT INTO opel_score (place_id, pillar, framework_id, scored_at, change, score)
     SELECT place_id, pillar, 'integrated-2024-26', now() - interval '2 hours', jsonb_set(change, '{level}', '2'), score
     FROM opel_now WHERE place_id = ANY($1)`,
      [placeIds],
    );

  /** Every feed and ward, so much full, and figures of every provider but the ambulance trust's. */
  async everyoneSpeaks(): Promise<void> {
    await this.journey.gatewaySays(
      ...Object.entries(FEEDS).map(([providerId, interfaceId]) => feedObserved({ interfaceId, providerId })),
      ...pillarObserved('RN7', 'acute', 2),
      ...pillarObserved('RVV', 'acute', 3, minutes(-120)),
      ...pillarObserved('RWF', 'acute', 1),
      ...pillarObserved('RPA', 'acute', 4),
      ...pillarObserved('RXY', 'mental-health', 2),
      ...pillarObserved('RYY', 'community', 3).slice(2),
    );
    await this.journey.bedTrackingSays(
      ...bedWards.map(({ id, siteId }, index) => {
        const all = reference.bedsOfWard(id).length;
        const occupied = Math.round(all * (0.88 + (index % 9) / 70));
        const beds = { open: all, occupied, usable: Math.max(0, all - occupied), onLeave: 0 };
        return wardChanged({ wardId: id, siteId, providerId: providerOf(siteId), ...beds, version: ++version });
      }),
    );
    for (let beat = 0; beat < 12; beat += 1)
      await this.journey.bedTrackingSays(heartbeatPassed(new Date(Date.now() - 140 - beat * 9).toISOString()));
  }

  /** Somebody of the control centre opens a huddle on the board as it is. */
  async holdHuddle(): Promise<void> {
    const actor = { id: 'ann', name: 'Ann Lee', role: 'control-centre', organisationId: 'QKS' } as const;
    const json = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
    const headers = { ...(await signIn(DEMO_KEY, actor)), ...json };
    const body = JSON.stringify({ title: 'Noon huddle' });
    const answer = await fetch(`${this.journey.address}/huddles`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(`the huddle was not opened: ${await answer.text()}`);
  }
}
