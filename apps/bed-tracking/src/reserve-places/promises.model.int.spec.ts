import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { WardOccupancyChanged } from '@careway/contracts';
import type { Database, Tx } from '@careway/database';
import { gatedDatabase, PROPERTY_MS, propertyRuns, type Gate } from '@careway/testing';
import { HttpException } from '@nestjs/common';
import { once } from '../commands/once.ts';
import { testLedger } from '../ledger.fixture.ts';
import { inBed, ToldVisit } from '../told.fixture.ts';
import { confirmReservation, releaseReservation } from './end-or-confirm.ts';
import { holdPlace } from './hold-place.ts';
import { MANAGER, promising } from './promises.fixture.ts';
import type { Reservation } from './reservation-rows.ts';

const WARD = 'RVV01-AMU';
const WRITERS = 6;

type Step = {
  does: 'hold' | 'confirm' | 'release' | 'time' | 'sweep' | 'come';
  pick: number;
  cut: 'no' | 'before' | 'after';
};

const steps = fc.array(
  fc.record<Step>({
    does: fc.constantFrom('hold', 'hold', 'hold', 'confirm', 'confirm', 'release', 'time', 'sweep', 'come'),
    pick: fc.nat(99),
    cut: fc.constantFrom('no', 'no', 'no', 'before', 'after'),
  }),
  { minLength: 12, maxLength: 25 },
);

/** Lines break at the next COMMIT, before or after PostgreSQL had it; a repeat comes by the same key. */
class Lines {
  cut: Step['cut'] = 'no';
  broken = 0;
  readonly gate: Gate = async (statement, send) => {
    if (statement !== 'COMMIT' || this.cut === 'no') return send();
    const cut = this.cut;
    this.cut = 'no';
    this.broken += 1;
    if (cut === 'after') await send();
    throw new Error('the line broke');
  };
}

/** What an asker was told: the promise, or that there is none. */
type Told = { got: Reservation } | { refused: number };

async function asker(
  database: Database,
  lines: Lines,
  work: (tx: Tx) => Promise<Reservation>,
  cut: Step['cut'],
): Promise<Told> {
  const key = randomUUID();
  lines.cut = cut;
  for (;;)
    try {
      return { got: await database.transaction((tx) => once(tx, key, MANAGER, { key }, () => work(tx))) };
    } catch (error) {
      if (error instanceof HttpException) return { refused: error.getStatus() };
      if (!String(error).includes('the line broke')) throw error;
    }
}

it(
  'no place is ever promised twice, no reservation is lost and every hold ends, with many writers on lines that break',
  async () => {
    const ledger = await testLedger();
    const { database: truth, places, url, hear } = ledger;
    const { timeComes, sweep } = promising(ledger);
    const beds = places.bedsOf(WARD).slice(0, 3);
    const told: { does: Step['does']; answer: Told }[] = [];
    let broken = 0;
    const writer = async (script: readonly Step[]) => {
      const lines = new Lines();
      const database = await gatedDatabase(url, 'bed_tracking', lines.gate);
      const mine: Reservation[] = [];
      for (const { does, pick, cut } of script) {
        const bed = beds[pick % beds.length]!;
        const known = mine[pick % Math.max(1, mine.length)];
        if (does === 'sweep') await sweep();
        else if (does === 'time') await (known && timeComes(known.reservationId));
        else if (does === 'come') {
          const visit = new ToldVisit(pick % 2 ? randomUUID() : (known?.subjectId ?? randomUUID()));
          const label = bed.label;
          await hear([visit.admitted(1, inBed(WARD, label))]);
          await hear([visit.tell('A03', 2)]);
        } else if (does === 'hold' || known) {
          const said = { reservationId: known?.reservationId ?? '', reason: 'model', actor: MANAGER };
          const work = async (tx: Tx) => {
            if (does === 'confirm') return (await confirmReservation(tx, places, said)).result;
            if (does === 'release') return (await releaseReservation(tx, places, said)).result;
            const [row] = await tx.query<{ version: string }>('SELECT version FROM place WHERE place_id = $1', [
              bed.id,
            ]);
            const asked = { placeId: bed.id, version: Number(row!.version), subjectId: randomUUID(), reason: 'model' };
            return (await holdPlace(tx, places, { ...asked, actor: MANAGER })).result;
          };
          const answer = await asker(database, lines, work, cut);
          told.push({ does, answer });
          if (does === 'hold' && 'got' in answer) mine.push(answer.got);
        }
      }
      broken += lines.broken;
      await database.stop();
    };
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: WRITERS, maxLength: WRITERS }), async (scripts) => {
        await Promise.all(scripts.map(writer));
        expect(await overlaps(truth)).toEqual([]);
        expect(await lost(truth)).toEqual([]);
        expect(await placesThatLie(truth)).toEqual([]);
      }),
      { ...propertyRuns(6), endOnFailure: true },
    );
    // Whoever was told of a hold has it, once; nobody has one that nobody was told of.
    const rows = await truth.query<{ reservation_id: string; confirmed_at: Date | null }>(
      'SELECT reservation_id, confirmed_at FROM reservation ORDER BY reservation_id',
    );
    const got = (does: Step['does']) =>
      told
        .flatMap(({ does: did, answer }) => (did === does && 'got' in answer ? [answer.got.reservationId] : []))
        .sort();
    expect(rows.map((row) => row.reservation_id)).toEqual(got('hold'));
    expect(rows.flatMap((row) => (row.confirmed_at ? [row.reservation_id] : []))).toEqual(got('confirm'));
    await truth.execute(`UPDATE reservation SET held_until = clock_timestamp() WHERE status = 'held'`);
    await sweep();
    expect(await truth.query(`SELECT 1 FROM reservation WHERE status = 'held'`)).toEqual([]);
    const versions = (await ledger.told<WardOccupancyChanged>('bed-tracking.ward-occupancy-changed.v1'))
      .filter(({ wardId }) => wardId === WARD)
      .map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    // The run has to have met what it is about.
    expect(broken).toBeGreaterThan(10);
    expect(rows.length).toBeGreaterThan(20);
    expect(told.some(({ answer }) => 'refused' in answer)).toBe(true);
  },
  PROPERTY_MS,
);

/** Two promises of one place at the same moment. */
const overlaps = (database: Database) =>
  database.query(
    `SELECT a.reservation_id AS first, b.reservation_id AS second FROM reservation AS a JOIN reservation AS b
       ON a.place_id = b.place_id AND a.reservation_id < b.reservation_id
     WHERE tstzrange(a.held_at, a.ended_at) && tstzrange(b.held_at, b.ended_at)`,
  );

/** Reservations that ended as only holds may, or promises that ended without a word. */
const lost = (database: Database) =>
  database.query(
    `SELECT reservation_id FROM reservation
     WHERE (confirmed_at IS NOT NULL AND status = 'expired') OR (status NOT IN ('held', 'confirmed') AND ended_at IS NULL)
       OR (status = 'released' AND ended_by IS NULL)`,
  );

/** Places whose state isn't that of their live promise. */
const placesThatLie = (database: Database) =>
  database.query(
    `SELECT place.place_id, state, live.status FROM place LEFT JOIN reservation AS live
       ON live.place_id = place.place_id AND live.status IN ('held', 'confirmed')
     WHERE place.ward_id = '${WARD}' AND (live.reservation_id IS DISTINCT FROM place.reservation_id
       OR (place.people = 0 AND state IS DISTINCT FROM
         CASE live.status WHEN 'held' THEN 'held' WHEN 'confirmed' THEN 'reserved' ELSE 'open' END))`,
  );
