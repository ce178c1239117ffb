import { randomUUID } from 'node:crypto';
import type { PlaceChanged, ReservationEnded } from '@careway/contracts';
import { testLedger } from '../ledger.fixture.ts';
import { inBed, merged, ToldVisit } from '../told.fixture.ts';
import { MANAGER, promising } from './promises.fixture.ts';

const WARD = 'RVV01-AMU';

async function begin() {
  const ledger = await testLedger();
  const promises = promising(ledger);
  const [first, second] = ledger.places.bedsOf(WARD);
  return { ...ledger, ...promises, bed: first!.id, other: second!.id, labels: [first!.label, second!.label] };
}

describe('a hold', () => {
  it('keeps the place, moves its version, and is told with the ward', async () => {
    const { hold, place, bed, ward, told } = await begin();
    const before = await ward(WARD);
    const held = await hold(bed, { reason: 'nearest to home' });
    expect(held).toMatchObject({ placeId: bed, status: 'held', organisationId: 'RXY', fence: 2 });
    expect(await place(bed)).toEqual({ state: 'held', version: 2, reason: 'nearest to home', staffed: true });
    const after = await ward(WARD);
    expect(after).toMatchObject({ empty: before.empty, usable: before.usable - 1, version: before.version + 1 });
    expect(after.notUsable).toContainEqual({ reason: 'held', beds: 1 });
    expect(await told('bed-tracking.place-held.v1')).toMatchObject([{ placeId: bed, version: 2 }]);
    expect(await told<PlaceChanged>('bed-tracking.place-changed.v1')).toMatchObject([
      { placeId: bed, state: 'held', stateBefore: 'open' },
    ]);
  });

  it('is refused for a place that is held, at another version, for too long, or that is none', async () => {
    const { hold, bed, other } = await begin();
    await hold(bed);
    await expect(hold(bed)).rejects.toMatchObject({ status: 409, response: { code: 'not-open' } });
    await expect(hold(other, { version: 7 })).rejects.toMatchObject({
      status: 412,
      response: { current: { version: 1 } },
    });
    const until = new Date(Date.now() + 5 * 3_600_000).toISOString();
    await expect(hold(other, { until })).rejects.toMatchObject({ status: 422 });
    await expect(hold('RVV01-NONE-1', { version: 1 })).rejects.toMatchObject({ status: 404 });
  });

  it('of a ward that may be full is refused: people whose bed nobody said may lie in any', async () => {
    const { hold, hear, bed, places } = await begin();
    await hear(places.bedsOf(WARD).map(() => new ToldVisit().admitted(1, inBed(WARD))));
    await expect(hold(bed)).rejects.toMatchObject({ status: 409, response: { code: 'ward-full' } });
  });

  it('that is over is ended by the sweep, or by whoever comes first', async () => {
    const { hold, place, bed, other, timeComes, sweep, status, told, confirm } = await begin();
    const [first, second] = [await hold(bed), await hold(other)];
    await timeComes(first.reservationId);
    await timeComes(second.reservationId);
    await expect(confirm(second.reservationId)).rejects.toMatchObject({ status: 409, response: { code: 'expired' } });
    const next = await hold(other);
    expect([await status(second.reservationId), next.status]).toEqual(['expired', 'held']);
    // The same look ended both: they are in one ward.
    expect(await status(first.reservationId)).toBe('expired');
    expect((await place(bed)).state).toBe('open');
    await timeComes(next.reservationId);
    await sweep();
    expect([await status(next.reservationId), (await place(other)).state]).toEqual(['expired', 'open']);
    expect(await sweep()).toEqual([]);
    const ends = await told<ReservationEnded>('bed-tracking.reservation-ended.v1');
    expect(ends.map(({ why, was }) => `${was} ${why}`)).toEqual(['held expired', 'held expired', 'held expired']);
  });
});

describe('a reservation', () => {
  it('lasts, whatever time it is, until somebody releases it', async () => {
    const { hold, confirm, release, place, bed, timeComes, sweep } = await begin();
    const { reservationId } = await hold(bed);
    expect(await confirm(reservationId)).toMatchObject({ status: 'confirmed', confirmed: { by: { id: 'bea' } } });
    await timeComes(reservationId);
    await sweep();
    expect((await place(bed)).state).toBe('reserved');
    await expect(confirm(reservationId)).rejects.toMatchObject({ status: 409, response: { code: 'confirmed' } });
    expect(await release(reservationId)).toMatchObject({ status: 'released', ended: { reason: 'not needed' } });
    expect((await place(bed)).state).toBe('open');
    await expect(release(reservationId)).rejects.toMatchObject({ status: 409, response: { code: 'released' } });
  });

  it('is for whoever asked for it and whose place it is', async () => {
    const { hold, confirm, release, bed } = await begin();
    const { reservationId } = await hold(bed);
    await expect(release(reservationId, { ...MANAGER, organisationId: 'RN5' })).rejects.toMatchObject({ status: 403 });
    await confirm(reservationId, { ...MANAGER, organisationId: 'RVV' });
    await release(reservationId, { ...MANAGER, role: 'control-centre', organisationId: 'QKS' });
    await expect(confirm(randomUUID())).rejects.toMatchObject({ status: 404 });
  });

  it('ends when the person is there, known by another record or not', async () => {
    const { hold, confirm, hear, status, bed, other, place, labels } = await begin();
    const [person, before] = [randomUUID(), randomUUID()];
    const [first, second] = [await hold(bed, { subjectId: person }), await hold(other, { subjectId: before })];
    await confirm(first.reservationId);
    await confirm(second.reservationId);
    const surviving = randomUUID();
    await hear([merged(surviving, before, 1)]);
    await hear([
      new ToldVisit(person).admitted(2, inBed(WARD, labels[0])),
      new ToldVisit(surviving).admitted(3, inBed(WARD, labels[1])),
    ]);
    expect([await status(first.reservationId), await status(second.reservationId)]).toEqual(['arrived', 'arrived']);
    expect((await place(bed)).state).toBe('occupied');
  });

  it('ends when the person is in the ward and nobody said in which bed', async () => {
    const { hold, hear, status, bed, place } = await begin();
    const { reservationId, subjectId } = await hold(bed);
    await hear([new ToldVisit(subjectId).admitted(1, inBed(WARD))]);
    expect([await status(reservationId), (await place(bed)).state]).toEqual(['arrived', 'open']);
  });

  it('that somebody else took is told to who asked for it', async () => {
    const { hold, confirm, hear, status, told, bed, labels } = await begin();
    const { reservationId, subjectId } = await hold(bed);
    await confirm(reservationId);
    await hear([new ToldVisit().admitted(1, inBed(WARD, labels[0]))]);
    expect(await status(reservationId)).toBe('taken');
    expect(await told<ReservationEnded>('bed-tracking.reservation-ended.v1')).toMatchObject([
      { reservationId, subjectId, organisationId: 'RXY', why: 'taken', was: 'confirmed' },
    ]);
  });
});

describe('of many at once', () => {
  it('one has the place, and the others are told that it is held', async () => {
    const { hold, bed, database } = await begin();
    const asked = await Promise.allSettled(Array.from({ length: 40 }, () => hold(bed, { version: 1 })));
    expect(asked.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of asked) if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 409 });
    expect(await database.query('SELECT 1 FROM reservation')).toHaveLength(1);
  });

  it('the index has the last word: a second live promise can not be written at all', async () => {
    const { hold, bed, database } = await begin();
    await hold(bed);
    const second = database.execute(
      `INSERT INTO reservation SELECT (r #>> '{}')::uuid, place_id, ward_id, provider_id, organisation_id, subject_id, status,
         need, fence, held_at, held_until, held_by, held_reason
       FROM reservation, to_jsonb(gen_random_uuid()::text) AS r`,
    );
    await expect(second).rejects.toMatchObject({ driverError: { code: '23505' } });
  });
});
