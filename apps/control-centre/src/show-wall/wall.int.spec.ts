import { eventually } from '@careway/testing';
import { RegisteredFigures } from '../keep-figures/registered-figures.ts';
import { recordFigures } from '../keep-figures/record-figures.ts';
import { lockBoard } from '../project-board/board-log.ts';
import { reference, testOpel } from '../score-opel/opel.fixture.ts';
import type { WallAnswer, WallLine } from './shapes.ts';

const NOW = Date.now();
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

let centre: Awaited<ReturnType<typeof testOpel>>;
beforeAll(async () => {
  centre = await testOpel(RegisteredFigures);
});

const record = (figureId: string, placeId: string, value: number | null, minutesAgo = 0) =>
  centre.database.transaction(async (tx) => {
    await lockBoard(tx);
    const at = ago(minutesAgo);
    const said = {
      figureId,
      placeId,
      value,
      asOf: at,
      knownAt: at,
      source: crypto.randomUUID(),
      interfaceId: 'try-out',
    };
    await recordFigures(tx, reference.at(), [said], NOW);
  });
const wall = () => centre.get<WallAnswer>('/wall');
const line = async (id: string): Promise<WallLine> => (await wall()).lines.find((one) => one.id === id)!;

describe('the lines under the wall', () => {
  it('are eight in one order, and never a 0 before anything was told', async () => {
    const { lines } = await wall();
    expect(lines.map(({ name }) => name)).toEqual([
      'ED wait, MH bed',
      'Waits over 12 hours',
      'Section 136 free',
      'MH beds usable',
      'Out of area',
      'Ready to leave',
      'No owner',
      'Next 8 hours',
    ]);
    expect(lines.every(({ value }) => value === null)).toBe(true);
    expect(lines.slice(6).map(({ state, says }) => `${state}: ${says}`)).toEqual(
      Array.from({ length: 2 }, () => 'not connected: not connected'),
    );
    expect(lines[2]).toMatchObject({ state: 'never received', says: '–' });
  });

  it('tell a value with both its times, its age and what it is out of', async () => {
    await record('s136-spaces-open', 'RXY', 5, 2);
    await record('s136-spaces-empty', 'RXY', 3, 2);
    expect(await line('section-136-free')).toMatchObject({
      value: 3,
      unit: 'spaces',
      says: '3 of 5',
      asOf: ago(2),
      receivedAt: ago(2),
      expectedEverySeconds: 900,
      state: 'fresh',
    });
  });

  it('keep the last good value while a newer one is held, and never show the other', async () => {
    await record('s136-spaces-empty', 'RXY', 4_320, 1);
    expect(await line('section-136-free')).toMatchObject({ value: 3, state: 'held', says: '3 of 5' });
    expect(JSON.stringify(await wall())).not.toContain('4320');
  });

  it('say at least so much, and who is missing', async () => {
    await record('no-criteria-to-reside', 'RVV', 14, 3);
    const said = await line('ready-to-leave');
    expect(said).toMatchObject({ value: null, says: '≥ 14 %', state: 'fresh' });
    expect(said.more).toContain('without');
    expect(said.more).toContain('Medway');
  });

  it('show the last value known as stale, not as fresh', async () => {
    await record('mh-ed-over-12-hours', 'RXY', 2, 600);
    expect(await line('waits-over-12-hours')).toMatchObject({ value: 2, says: '2 people', state: 'stale' });
  });

  it('have the levels of every place an hour ago beside them', async () => {
    // Scored a quarter of a second after the figures were heard, and after the centre has begun.
    await eventually(async () => {
      const { before } = await wall();
      expect(before).toContainEqual({ placeId: 'RVV', pillar: 'acute', level: null });
      expect(before.map(({ pillar }) => pillar)).toContain('overall');
    });
  });
});
