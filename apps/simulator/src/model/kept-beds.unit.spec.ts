import { shippedData } from '../testing-data.ts';
import { truthOf } from '../truth/truth.ts';
import { beginWorld } from './begin-world.ts';
import { derivePlace } from './derive-place.ts';
import { freeBed, isFree, promisedBed } from './find-bed.ts';
import { DAY } from './london-time.ts';
import { nextStep } from './run-until.ts';
import type { Stay } from './stay.ts';

const place = derivePlace(shippedData(), '2026-11-23');
const empty = () => beginWorld(place, { at: Date.UTC(2026, 10, 23), seed: 1, run: 'K', filled: false });

describe('beds that staff keep', () => {
  it('are given to nobody until they are let go, and a group whose beds are all kept is full', () => {
    const world = empty();
    const group = place.groups.get('RXY/202')!;
    const beds = group.wards.flatMap((ward) => ward.beds.map(({ label }) => ({ wardId: ward.id, label })));
    for (const bed of beds.slice(1)) world.kept.keep(bed);
    const only = { wardId: beds[0]!.wardId, label: beds[0]!.label };
    expect(freeBed(world, group)).toMatchObject(only);
    world.kept.keep(only);
    expect(freeBed(world, group)).toBeUndefined();
    expect(isFree(world, only.wardId, only.label)).toBe(false);
    world.kept.letGo(only);
    expect(freeBed(world, group)).toMatchObject(only);
    expect(isFree(world, only.wardId, only.label)).toBe(true);
  });

  it('are no open beds in truth while they are closed', () => {
    const world = empty();
    const bed = { wardId: 'RXYSM-FERN', label: place.wards.get('RXYSM-FERN')!.beds[0]!.label };
    const before = truthOf(world);
    world.kept.keep(bed);
    expect(truthOf(world)).toEqual(before);
    world.kept.keep(bed, { isClosed: true });
    const after = truthOf(world);
    expect(after.wards['RXYSM-FERN']!.open).toBe(before.wards['RXYSM-FERN']!.open - 1);
    expect(after.sites['RXYSM']!.open).toBe(before.sites['RXYSM']!.open - 1);
    expect(after.providers['RXY']!.open).toBe(before.providers['RXY']!.open - 1);
  });

  it('are given to the person for whom they are promised, who waits in the emergency department', () => {
    const world = beginWorld(place, { at: Date.UTC(2026, 10, 23, 12), seed: 1, run: 'K', filled: true });
    const waiting = (): Stay | undefined => [...world.stays.values()].find((stay) => stay.next.step === 'find-bed');
    const end = world.now + DAY;
    while (!waiting() && nextStep(world, end));
    const stay = waiting()!;
    world.kept.keep({ wardId: 'NO-WARD', label: '1' }, { stayId: stay.id });
    expect(promisedBed(world, stay)).toBeUndefined();
    const group = place.groups.get(stay.admitTo!)!;
    const { id: wardId, beds } = group.wards[0]!;
    const { label, bay } = beds.at(-1)!;
    world.kept.keep({ wardId, label }, { stayId: stay.id });
    expect(promisedBed(world, stay)).toEqual({ spot: { wardId, label, bay }, groupId: group.id });
    expect(world.kept.has(wardId, label)).toBe(false);
    expect(promisedBed(world, stay)).toBeUndefined();
  });

  it('and wards that nobody has opened are not open in truth', () => {
    const { wards } = truthOf(empty());
    const closed = [...place.wards.values()]
      .filter(({ kind }) => kind === 'escalation')
      .map(({ id }) => wards[id]!.open);
    expect(closed.length).toBeGreaterThan(0);
    expect(new Set(closed)).toEqual(new Set([0]));
  });
});
