import { randomUUID } from 'node:crypto';
import { inBed, merged, ToldVisit } from '../told.fixture.ts';
import { testTransfers } from './transfers.fixture.ts';

const [A_WARD, B_WARD, C_WARD] = ['RVV01-AMU', 'RXYSM-FOXGLOVE', 'RPA02-AMU'];
const [A, B] = ['RVV', 'RXY'];

type Transfers = Awaited<ReturnType<typeof testTransfers>>;

describe('a person who is being handed over', () => {
  let known: Transfers;
  beforeAll(async () => {
    known = await testTransfers();
  });

  /** Somebody in a ward of A, offered to B. */
  async function offered() {
    const visit = new ToldVisit();
    await known.hear([visit.admitted(540, inBed(A_WARD, '01'))]);
    return { visit, transfer: await known.offer(A, B, visit.subjectId) };
  }
  const told = async (type: string, subjectId: string) => {
    const rows = await known.database.query<{ data: Record<string, unknown> }>(
      `SELECT payload -> 'data' AS data FROM outbox WHERE type = $1 AND aggregateid = $2 ORDER BY seq`,
      [`bed-tracking.${type}.v1`, subjectId],
    );
    return rows.map((row) => row.data);
  };

  it('is held by whose records have them, and nobody else can offer them', async () => {
    const visit = new ToldVisit();
    await known.hear([visit.admitted(540, inBed(A_WARD, '01'))]);
    await expect(known.offer(B, 'RPA', visit.subjectId)).rejects.toMatchObject({
      status: 409,
      response: { code: 'not-the-holder', heldBy: A },
    });
    const transfer = await known.offer(A, B, visit.subjectId);
    expect(transfer.from).toMatchObject({ organisationId: A, placeId: `${A_WARD}-01` });
    await expect(known.offer(A, 'RPA', visit.subjectId)).rejects.toMatchObject({ response: { code: 'transfer-live' } });
  });

  it.each([
    ['discharge', (visit: ToldVisit) => visit.tell('A03', 700), 'discharged'],
    ['death', (visit: ToldVisit) => visit.tell('A03', 700, { dischargeDisposition: '4' }), 'died'],
    [
      'a move to another organisation',
      ({ subjectId }: ToldVisit) => new ToldVisit(subjectId).admitted(710, inBed(C_WARD)),
      'moved',
    ],
  ])('%s ends the transfer, once, with notice to both', async (_, heard, cause) => {
    const [before, beforeB] = [await known.noticesOf(A), await known.noticesOf(B)];
    const { visit, transfer } = await offered();
    const event = heard(visit);
    await known.hear([event]);
    await known.hear([event]);
    expect(await known.stateOf(transfer)).toMatchObject({ state: 'closed', closedBy: cause, version: 2 });
    expect((await known.noticesOf(A)).slice(before.length)).toEqual([`close ${cause}`]);
    expect((await known.noticesOf(B)).slice(beforeB.length)).toEqual(['offer closer-to-home', `close ${cause}`]);
    expect(await told('transfer-closed', visit.subjectId)).toMatchObject([{ cause, version: 2 }]);
    await expect(known.act('accept', B, { ...transfer, version: 2 })).rejects.toMatchObject({ status: 409 });
  });

  it('may be offered again after a discharge that did not happen, and after a death that did not', async () => {
    for (const dischargeDisposition of ['1', '4']) {
      const { visit } = await offered();
      await known.hear([visit.tell('A03', 700, { dischargeDisposition })]);
      await known.hear([visit.tell('A13', 720, { location: inBed(A_WARD, '01') })]);
      expect(await known.holderOf(visit.subjectId)).toBe(A);
      expect((await known.offer(A, B, visit.subjectId)).state).toBe('offered');
    }
  });

  it('goes on when they change wards inside, and when the sender discharges who is on their way', async () => {
    const { visit, transfer } = await offered();
    await known.hear([visit.tell('A02', 600, { location: inBed('RVV09-AMU', '02') })]);
    const left = await known.act('depart', A, await known.act('accept', B, transfer));
    await known.hear([visit.tell('A03', 725)]);
    expect((await known.stateOf(transfer)).state).toBe('departed');
    expect(await known.holderOf(visit.subjectId)).toBe(A);
    expect((await known.act('arrive', B, left)).state).toBe('arrived');
    expect(await known.holderOf(visit.subjectId)).toBe(B);
  });

  it("arrives by the receiver's own record, once", async () => {
    const { visit, transfer } = await offered();
    await known.act('depart', A, await known.act('accept', B, transfer));
    const there = new ToldVisit(visit.subjectId).admitted(800, inBed(B_WARD));
    await known.hear([there]);
    await known.hear([there, visit.tell('A03', 790)]);
    expect(await known.stateOf(transfer)).toMatchObject({ state: 'arrived', version: 4 });
    expect(await told('person-arrived', visit.subjectId)).toMatchObject([
      { saidBy: 'record', arrivedAt: '2026-03-02T13:20:00.000Z' },
    ]);
    expect(await known.holderOf(visit.subjectId)).toBe(B);
    await expect(known.offer(A, 'RPA', visit.subjectId)).rejects.toMatchObject({ response: { heldBy: B } });
  });

  it('is not taken back by an old record, of whatever kind', async () => {
    const { visit, transfer } = await offered();
    const left = await known.act('depart', A, await known.act('accept', B, transfer));
    await known.act('arrive', B, left);
    await known.hear([visit.tell('A08', 830, { location: inBed(A_WARD, '03'), patientClass: 'I' })]);
    await known.hear([new ToldVisit(visit.subjectId).admitted(400, inBed(C_WARD))]);
    expect(await known.holderOf(visit.subjectId)).toBe(B);
  });

  it('whose two records are merged has one live transfer, and both sides of the other are told', async () => {
    const [one, two] = [await offered(), await offered()];
    await known.act('accept', B, two.transfer);
    const before = (await known.noticesOf(A)).length;
    await known.hear([merged(one.visit.subjectId, two.visit.subjectId, 560)]);
    const states = await Promise.all([one, two].map(({ transfer }) => known.stateOf(transfer)));
    expect(states.map(({ state }) => state)).toEqual(['closed', 'accepted']);
    expect(states[0]!.closedBy).toBe('merged');
    expect((await known.noticesOf(A)).slice(before)).toEqual(['close merged']);
    await expect(known.offer(A, 'RPA', two.visit.subjectId)).rejects.toMatchObject({
      response: { transferId: two.transfer.transferId },
    });
    expect((await known.act('depart', A, { ...two.transfer, version: 2 })).subjectId).toBe(one.visit.subjectId);
  });

  it('of whom no record tells is held on the word of who offers, until a record says otherwise', async () => {
    const subjectId = randomUUID();
    const transfer = await known.offer(A, B, subjectId);
    expect(await known.holderOf(subjectId)).toBe(A);
    await known.hear([new ToldVisit(subjectId).admitted(540, inBed(C_WARD))]);
    expect(await known.stateOf(transfer)).toMatchObject({ state: 'closed', closedBy: 'moved' });
  });
});
