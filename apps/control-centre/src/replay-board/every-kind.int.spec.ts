import { applyChange, londonDay, type BoardFacts } from '@careway/pressure';
import fc from 'fast-check';
import { heartbeatPassed } from '../heard.fixture.ts';
import { recordFigures } from '../keep-figures/record-figures.ts';
import { appendChanges, changesAfter, lockBoard } from '../project-board/board-log.ts';
import { project } from '../project-board/project.ts';
import { AlertKeeper } from '../raise-alerts/alert-keeper.ts';
import type { AlertAnswer } from '../raise-alerts/shapes.ts';
import { keepScores, readScoresNow } from '../score-opel/keep-scores.ts';
import { everyFigure, reference, testOpel } from '../score-opel/opel.fixture.ts';
import { readFacts } from '../show-board/read-facts.ts';
import { keepCheckpoint } from './checkpoints.ts';
import { factsAfter } from './shown-then.ts';

const MINUTE = 60_000;
const KINDS = ['opel', 'opel', 'gone', 'figure', 'held', 'alerts', 'alerts', 'act', 'heartbeat'] as const;
const steps = fc.array(
  fc.record({
    what: fc.constantFrom(...KINDS),
    placeId: fc.constantFrom('RPA', 'RVV', 'RWF', 'RN7'),
    band: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 8, maxLength: 16 },
);
type Step = { what: (typeof KINDS)[number]; placeId: string; band: number };

let centre: Awaited<ReturnType<typeof testOpel>>;
let alerts: AlertKeeper;
let ahead = 0;
beforeAll(async () => {
  centre = await testOpel();
  alerts = centre.service.app.get(AlertKeeper, { strict: false });
  await keepCheckpoint(centre.database, [], Date.now());
});

const locked = (work: (tx: Parameters<typeof lockBoard>[0]) => Promise<unknown>) =>
  centre.database.transaction(async (tx) => {
    await lockBoard(tx);
    await work(tx);
  });

const DO: Record<Step['what'], (step: Step) => Promise<unknown>> = {
  opel: ({ placeId, band }) => centre.says(...everyFigure(placeId, 'acute', band)),
  // As when tables are published that have no such pillar.
  gone: ({ placeId }) =>
    locked(async (tx) => {
      const standing = await readScoresNow(tx);
      const left = standing.filter((one) => one.placeId !== placeId);
      await appendChanges(tx, await keepScores(tx, standing, left), new Date().toISOString());
    }),
  figure: ({ placeId, band }) => figure(placeId, band * 20),
  held: ({ placeId }) => figure(placeId, 4_320),
  alerts: ({ band }) => alerts.follow(Date.now() + (ahead += band * 15 * MINUTE)),
  act: async () => {
    const { items } = await centre.get<{ items: AlertAnswer[] }>('/alerts?show=standing');
    const last = items.at(-1);
    if (last) await centre.post(`/alerts/${last.alertId}/acknowledge`, {});
  },
  heartbeat: () =>
    centre.database.transaction((tx) => project(tx, [heartbeatPassed(new Date().toISOString())], [], Date.now())),
};

const figure = (placeId: string, value: number) =>
  locked((tx) => {
    const at = new Date().toISOString();
    const said = { figureId: 'ambulance-handover-mean', placeId, value, asOf: at, knownAt: at };
    const values = [{ ...said, source: crypto.randomUUID(), interfaceId: 'ambulance-times' }];
    return recordFigures(tx, reference.at(londonDay(Date.now())), values, Date.now());
  });

const by = <Fact>(facts: readonly Fact[], key: (fact: Fact) => string): Fact[] =>
  facts.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
const sorted = ({ opel, figures, alerts: standing, heartbeats }: BoardFacts) => ({
  opel: by(opel, ({ placeId, pillar }) => `${placeId}/${pillar}`),
  figures: by(figures, ({ figureId, placeId }) => `${figureId}/${placeId}`),
  alerts: by(standing, ({ alertId }) => alertId),
  heartbeats: by(heartbeats, ({ startedAt }) => startedAt),
});

describe('scores, figures, alerts and heartbeats of a moment that is over', () => {
  it('are after each change what a viewer had, and what a viewer who came then was given', async () => {
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(steps, async (done) => {
        for (const step of done) {
          await DO[step.what](step);
          const { seq, facts } = await readFacts(centre.database, [], Date.now());
          expect(sorted((await factsAfter(centre.database, seq))!.facts)).toEqual(sorted(facts));
        }
      }),
      { numRuns: 6, seed: 20_261_123 },
    );
    // However the draw was: one alert that is raised, and is over.
    for (const band of [4, 1]) {
      await DO.opel({ what: 'opel', placeId: 'RPA', band });
      for (let round = 0; round < 2; round += 1) await DO.alerts({ what: 'alerts', placeId: 'RPA', band: 4 });
    }
    const [start] = await centre.database.query<{ seq: string }>('SELECT min(seq) AS seq FROM board_checkpoint');
    let had = (await factsAfter(centre.database, Number(start!.seq)))!.facts;
    for (const { seq, change } of await changesAfter(centre.database, Number(start!.seq), 100_000)) {
      had = applyChange(had, change);
      kinds.add(change.kind === 'alert' && change.clearedAt !== undefined ? 'alert cleared' : change.kind);
      if (change.kind === 'figure' && change.held) kinds.add('held');
      expect(sorted((await factsAfter(centre.database, seq))!.facts)).toEqual(sorted(had));
    }
    expect([...kinds].sort()).toEqual(['alert', 'alert cleared', 'figure', 'heartbeat', 'held', 'opel', 'opel-gone']);
  }, 240_000);
});
