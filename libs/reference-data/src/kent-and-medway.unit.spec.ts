import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileSchemas, loadReferenceData, typedPlaces, type Ward } from './index.ts';

const data = loadReferenceData('deploy/reference/kent-and-medway');
const now = data.at('2026-11-22');
const SCHEMAS = 'deploy/reference/schema';

describe('the reference data of Kent and Medway', () => {
  it('has the partners in their places', () => {
    expect(now.organisations.map((one) => one.id).slice(0, 8)).toEqual([
      'RN7',
      'RVV',
      'RWF',
      'RPA',
      'RXY',
      'RYY',
      'RYD',
      'QKS',
    ]);
    expect(now.sites.filter((site) => site.kind === 'acute')).toHaveLength(8);
  });

  it('has a bed base of a plausible size in every trust', () => {
    const inBase = new Map(now.wards.map((ward) => [ward.id, ward.bedBase]));
    const of = (trust: string) => now.beds.filter((bed) => bed.id.startsWith(trust) && inBase.get(bed.wardId)).length;
    expect({ RN7: of('RN7'), RVV: of('RVV'), RWF: of('RWF'), RPA: of('RPA'), RXY: of('RXY') }).toEqual({
      RN7: 482,
      RVV: 1090,
      RWF: 770,
      RPA: 612,
      RXY: 358,
    });
  });

  it('gives a mental health class to the wards of KMPT and to no other', () => {
    const inpatient = (ward: Ward) => ward.siteId.startsWith('RXY') && ward.bedBase;
    for (const ward of now.wards) expect(ward.bedClass !== undefined).toBe(inpatient(ward));
  });

  it('has places of every type, each in a ward of its kind, and leaves the bed base as it was', () => {
    const places = typedPlaces(now);
    const count = (type: string) => places.filter((place) => place.type === type).length;
    expect(places).toHaveLength(now.beds.length);
    expect({
      space: count('section-136-space'),
      crisis: count('crisis-bed'),
      stepDown: count('step-down-place'),
      virtual: count('virtual-ward-place'),
      inBase: places.filter((place) => place.bedBase).length,
    }).toEqual({ space: 5, crisis: 10, stepDown: 64, virtual: 170, inBase: 3312 });
    expect(places.filter((place) => place.escalation && place.bedBase)).toEqual([]);
  });

  it('says where every site is, and what a place has', () => {
    expect(now.sites.filter((site) => site.outcode === undefined)).toEqual([]);
    const places = new Map(typedPlaces(now).map((place) => [place.placeId, place]));
    expect(places.get('RN707-CHESTNUT-28')).toMatchObject({
      type: 'bed',
      isolation: true,
      specialisms: ['negative-pressure'],
      sex: 'mixed',
      outcode: 'DA2',
      providerId: 'RN7',
    });
    expect(places.get('RXYSM-BLUEBELL-01')).toMatchObject({ bedClass: '200', sex: 'female', isolation: true });
    expect(places.get('RXYPH-HBPOS-05')).toMatchObject({ type: 'section-136-space', wardKind: 'place-of-safety' });
  });

  it('maps a code of its own for every ward of a trust that sends', () => {
    for (const one of now.interfaces.filter(({ id }) => id !== 'try-out')) {
      const wards = now.wards.filter((ward) => ward.siteId.startsWith(one.organisationId)).map((ward) => ward.id);
      expect(one.locationMap.map((rule) => rule.wardId).sort()).toEqual(wards.sort());
    }
  });

  it('finds a ward and bed by the code of the sender, whatever its case', () => {
    const said = { pointOfCare: 'Kings A', facility: 'WHH', bed: '03' };
    expect(data.findPlace('rvv-pas', said)).toEqual({ wardId: 'RVV01-KINGSA', bedId: 'RVV01-KINGSA-03' });
    expect(data.findPlace('rvv-pas', { ...said, bed: '99' })).toEqual({ wardId: 'RVV01-KINGSA' });
    expect(data.findPlace('rvv-pas', { ...said, facility: 'QEH' })).toBeUndefined();
    expect(data.findWard('rvv-pas', said)?.name).toBe('Kings A Ward');
    expect(data.findWard('rvv-pas', {})).toBeUndefined();
    expect(data.findWard('nobody', said)).toBeUndefined();
  });

  it('takes any sender on the try-out interface, and a named sender on its own', () => {
    const door = 'mllp' as const;
    expect(data.interfaceFor({ application: 'EKH-PAS', facility: 'RVV', door })?.id).toBe('rvv-pas');
    expect(data.interfaceFor({ application: 'EKH-PAS', facility: 'RVV', door: 'json' })?.id).toBe('try-out');
    expect(data.interfaceFor({ application: '', facility: '', door })?.id).toBe('try-out');
    expect(data.findWard('try-out', { pointOfCare: 'RVV01-AMU' })?.name).toBe('Acute Medical Unit');
    expect(data.findWard('rvv-pas', { pointOfCare: 'RVV01-AMU' })).toBeUndefined();
  });

  it('knows nothing before it begins', () => {
    expect(data.at('2019-12-31').organisations).toEqual([]);
    expect(data.wardById('RVV01-AMU', '2019-12-31')).toBeUndefined();
  });

  it('has the schemas that its row classes give; `write-schemas.ts` writes them anew', () => {
    const shipped = readdirSync(SCHEMAS).map((name) => [
      name,
      JSON.parse(readFileSync(path.join(SCHEMAS, name), 'utf8')) as unknown,
    ]);
    expect(Object.fromEntries(shipped)).toEqual(JSON.parse(JSON.stringify(fileSchemas())));
  });
});
