import { testLedger } from '../ledger.fixture.ts';
import { again, inBed, merged, ToldVisit } from '../told.fixture.ts';
import { readSpells } from './read-spells.ts';

const AMU = 'RVV01-AMU';

describe('the spells of a person', () => {
  let ledger: Awaited<ReturnType<typeof testLedger>>;
  beforeAll(async () => {
    ledger = await testLedger();
  });

  it('have stays and movements with both clocks, the latest first', async () => {
    const early = new ToldVisit();
    const later = new ToldVisit(early.subjectId);
    const recordedAt = '2026-03-02T20:00:00.000Z';
    await ledger.hear([
      early.admitted(400, inBed(AMU)),
      early.tell('A03', 500),
      later.admitted(600, inBed(AMU, '01')),
      later.tell('A02', 700, { location: inBed('RVV01-ITU'), recordedAt }),
      later.tell('A12', 700, { recordedAt: '2026-03-02T21:00:00.000Z' }),
    ]);
    const spells = await readSpells(ledger.database, [early.subjectId]);
    expect(spells.map((spell) => [spell.visitId, spell.status])).toEqual([
      [later.visitId, 'open'],
      [early.visitId, 'closed'],
    ]);
    expect(spells[0]!.stays).toMatchObject([{ from: '2026-03-02T10:00:00.000Z', place: { bedId: `${AMU}-01` } }]);
    expect(spells[0]!.movements).toMatchObject([
      { kind: 'opened', trigger: 'A01', happenedAt: '2026-03-02T10:00:00.000Z' },
      { kind: 'moved', trigger: 'A02', recordedAt, cancelledAt: '2026-03-02T21:00:00.000Z' },
    ]);
  });

  it('are found under every record that was merged, in any order of telling, and name who lives on', async () => {
    const [ada, bea, cy] = [new ToldVisit(), new ToldVisit(), new ToldVisit()];
    await ledger.hear([merged(cy.subjectId, bea.subjectId, 900), merged(bea.subjectId, ada.subjectId, 800)]);
    await ledger.hear([ada.admitted(400, inBed(AMU)), cy.admitted(410, inBed(AMU))]);
    for (const subject of [ada, bea, cy]) {
      const spells = await readSpells(ledger.database, [subject.subjectId]);
      expect(spells.map((spell) => spell.visitId).sort()).toEqual([ada.visitId, cy.visitId].sort());
      expect(spells.every((spell) => spell.subjectId === cy.subjectId)).toBe(true);
    }
  });

  it('survive a merge both ways, and the same merge twice', async () => {
    const [ada, bea] = [new ToldVisit(), new ToldVisit()];
    const back = merged(ada.subjectId, bea.subjectId, 900);
    await ledger.hear([back, merged(bea.subjectId, ada.subjectId, 800), ada.admitted(400, inBed(AMU)), again(back)]);
    const [spell] = await readSpells(ledger.database, [bea.subjectId]);
    expect(spell).toMatchObject({ visitId: ada.visitId, subjectId: ada.subjectId });
  });

  it('are none for somebody who was never heard of', async () => {
    expect(await readSpells(ledger.database, [crypto.randomUUID()])).toEqual([]);
    expect(await readSpells(ledger.database, [])).toEqual([]);
  });
});
