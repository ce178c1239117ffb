import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadReferenceData, ReferenceDataError, type ReferenceData } from './index.ts';

const DATED = 'valid_from,valid_to,source,provisional';
const END = '2026-04-01,,test,no';

const GOOD: Record<string, string> = {
  'organisations.csv': `id,name,short_name,kind,position,${DATED}\nRVV,East Kent,East Kent,acute-trust,1,${END}\n`,
  'sites.csv': `id,organisation_id,name,short_name,kind,town,position,${DATED}\nRVV01,RVV,William Harvey,WHH,acute,Ashford,1,${END}\n`,
  'wards.csv': `id,site_id,name,kind,sex,bed_base,position,${DATED}\nRVV01-AMU,RVV01,AMU,assessment,mixed,yes,1,${END}\n`,
  'beds.csv': `id,ward_id,bay,label,kind,${DATED}\nRVV01-AMU-01,RVV01-AMU,A,01,bed,${END}\n`,
  'services.csv': `id,organisation_id,site_id,name,kind,opening,places,${DATED}\ned,RVV,RVV01,ED,emergency-department,24/7,,${END}\n`,
  'activity.csv': `id,organisation_id,measure,people,${DATED}\na,RVV,ae-attendances-type-1,310,2026-05-01,2026-05-31,test,no\n`,
  'shapes.csv': `id,measure,slot_kind,slot,weight,${DATED}\nae-attendances-hour-0,ae-attendances,hour,0,10,${END}\n`,
  'outcodes.csv': `id,name,latitude,longitude,${DATED}\nCT1,Canterbury,51.277,1.087,${END}\nLS,Leeds,53.80,-1.55,${END}\n`,
  'targets.csv': `id,measure,bed_class,value,${DATED}\nstay-200,length-of-stay-days,200,32,${END}\n`,
  'figures.csv': `id,name,unit,definition,level,pillar,expected_of,comes_from,expected_every_seconds,min,max,most_rise_per_hour,owner,position,${DATED}\nwait,Wait,minutes,Longest wait,provider,acute,acute-trust,observation,900,0,1440,120,ED,1,${END}\nwaits,Waits,people,Waiting,provider,acute,acute-trust,observation,900,0,500,,ED,2,${END}\n`,
  'figure_rules.csv': `id,figure_id,relation,other_figure_id,reason,${DATED}\n`,
  'triggers.csv': `id,name,watches,figure_id,pillar,relation,limit,clears_at,for_minutes,part_of,action,owner,deputy,due_minutes,${DATED}\n`,
  'surge_plan.csv': `id,pillar,level,title,what,stand_down,owner,${DATED}\n`,
  'interfaces.yaml': `- id: rvv-pas
  name: PAS
  organisationId: RVV
  validFrom: '2026-04-01'
  source: test
  provisional: false
  expectedEverySeconds: 60
  doors: [mllp]
  allowedApplications: ['PAS']
  allowedFacilities: ['*']
  ackMode: auto
  charset: utf-8
  timeZone: Europe/London
  batches: false
  unknownTriggers: ignore
  zSegments: []
  identifierAuthority: RVV
  understandsWardIds: false
  locationMap:
    - { pointOfCare: AMU, wardId: RVV01-AMU }
`,
};

const add = (file: string, ...lines: string[]): Record<string, string> => ({
  [file]: `${GOOD[file]}${lines.join('\n')}\n`,
});

const trust = (from: string): string => `RVV,East Kent,EK,acute-trust,1,${from},,test,no`;

describe('loading reference data', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'reference-data-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function load(changed: Record<string, string> = {}): ReferenceData {
    for (const [file, text] of Object.entries({ ...GOOD, ...changed })) writeFileSync(path.join(folder, file), text);
    return loadReferenceData(folder);
  }

  function faultsOf(changed: Record<string, string>): readonly string[] {
    try {
      load(changed);
    } catch (error) {
      if (error instanceof ReferenceDataError) return error.faults;
      throw error;
    }
    return [];
  }

  it('takes good data', () => {
    expect(
      load()
        .at('2026-11-22')
        .wards.map((ward) => ward.name),
    ).toEqual(['AMU']);
  });

  it('names every fault of every file in one error, with file, line, field and reason', () => {
    const faults = faultsOf({
      ...add(
        'wards.csv',
        `RVV01-X,RVV01,X,lounge,mixed,perhaps,1,${END}`,
        `RVV99-Y,RVV99,Y,medical,mixed,yes,1,${END}`,
      ),
      ...add('beds.csv', `RVV01-Z-01,RVV01-Z,A,01,bed,${END}`),
      'interfaces.yaml': GOOD['interfaces.yaml']!.replace('ackMode: auto', 'ackMode: maybe'),
    });
    expect(faults).toEqual([
      expect.stringMatching(/^wards\.csv:3 kind: must be one of the following values: .*; it is "lounge"$/),
      expect.stringMatching(/^wards\.csv:3 bed_base: must be a boolean value; it is "perhaps"$/),
      expect.stringMatching(/^interfaces\.yaml:11 ackMode: must be one of .*; it is "maybe"$/),
      'wards.csv:4 site_id: there is no site "RVV99"',
      'beds.csv:3 ward_id: there is no ward "RVV01-Z"',
    ]);
  });

  it('refuses a column it does not know, and one that is missing', () => {
    const text = GOOD['sites.csv']!.replace('town', 'city');
    expect(faultsOf({ 'sites.csv': text })).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^sites\.csv:1 city: is not a column; the columns are valid_from, /),
        'sites.csv:1 town: is a column that is missing',
      ]),
    );
  });

  it('refuses a file that is not there, broken CSV and broken YAML', () => {
    const faults = faultsOf({
      ...add('sites.csv', 'RVV02,RVV'),
      'interfaces.yaml': '- id: [\n',
    });
    expect(faults).toContainEqual(expect.stringMatching(/^sites\.csv:3 line: .*Record Length/));
    expect(faults).toContainEqual(expect.stringMatching(/^interfaces\.yaml:2 yaml: /));
    rmSync(path.join(folder, 'beds.csv'));
    expect(() => loadReferenceData(folder)).toThrow('beds.csv:0 file: does not exist');
  });

  it('refuses two rows of one id that hold on the same day, and takes them one after the other', () => {
    expect(faultsOf(add('organisations.csv', trust('2026-09-01')))).toEqual([
      'organisations.csv:3 id: "RVV" already holds on 2026-09-01 (line 2)',
    ]);
    const ended = GOOD['organisations.csv']!.replace('2026-04-01,,', '2026-04-01,2026-08-31,');
    const data = load({ 'organisations.csv': `${ended}${trust('2026-09-01')}\n` });
    expect(data.organisationById('RVV', '2026-08-31')?.shortName).toBe('East Kent');
    expect(data.organisationById('RVV', '2026-09-01')?.shortName).toBe('EK');
  });

  it('refuses a row that outlives what it points to', () => {
    const ended = GOOD['sites.csv']!.replace('2026-04-01,,', '2026-04-01,2026-08-31,');
    expect(faultsOf({ 'sites.csv': ended })).toEqual([
      'wards.csv:2 site_id: the site "RVV01" does not hold on every day of this row',
      'services.csv:2 site_id: the site "RVV01" does not hold on every day of this row',
    ]);
  });

  it('refuses an end before the beginning', () => {
    const text = GOOD['beds.csv']!.replace('2026-04-01,,', '2026-04-01,2026-03-31,');
    expect(faultsOf({ 'beds.csv': text })).toEqual(['beds.csv:2 valid_to: lies before valid_from']);
  });

  it('refuses two beds of a ward with one label', () => {
    expect(faultsOf(add('beds.csv', `RVV01-AMU-02,RVV01-AMU,A,01,bed,${END}`))).toEqual([
      'beds.csv:3 label: the bed RVV01-AMU-01 of this ward has the same label',
    ]);
  });

  it('refuses a feed that maps a code to no ward, maps a code twice, or knows no time zone', () => {
    const text = `${GOOD['interfaces.yaml']!.replace('Europe/London', 'Europe/Dover')}    - { pointOfCare: B, wardId: RVV01-B }\n    - { pointOfCare: amu, wardId: RVV01-AMU }\n`;
    expect(faultsOf({ 'interfaces.yaml': text })).toEqual([
      'interfaces.yaml:21 locationMap.1.wardId: B means RVV01-B, and there is no such ward',
      'interfaces.yaml:22 locationMap.2: the code AMU^^ is mapped twice',
      'interfaces.yaml:13 timeZone: Europe/Dover is not a time zone',
    ]);
  });

  it('refuses a place that does not fit its ward, and a ward that does not fit the bed base', () => {
    expect(
      faultsOf({
        ...add(
          'wards.csv',
          `RVV01-VW,RVV01,VW,virtual-ward,mixed,yes,2,${END}`,
          `RVV01-F,RVV01,F,medical,female,yes,3,${END}`,
        ),
        'beds.csv':
          `id,ward_id,bay,label,kind,sex,specialisms,${DATED}\n` +
          `RVV01-AMU-02,RVV01-AMU,A,02,section-136-space,,,${END}\n` +
          `RVV01-VW-01,RVV01-VW,A,01,bed,,,${END}\n` +
          `RVV01-F-01,RVV01-F,A,01,bed,male,bariatric,${END}\n`,
      }),
    ).toEqual([
      'beds.csv:2 kind: a section-136-space does not belong in RVV01-AMU, which is of kind assessment',
      'beds.csv:3 kind: a bed does not belong in RVV01-VW, which is of kind virtual-ward',
      'beds.csv:4 sex: is male, but the ward RVV01-F is female',
      'wards.csv:3 bed_base: a ward of kind virtual-ward is not part of the bed base',
    ]);
  });

  it('refuses a specialism it does not know, a class outside mental health and a site that is nowhere', () => {
    const site = GOOD['sites.csv']!.replace('town,', 'town,outcode,').replace('Ashford,', 'Ashford,ZE1,');
    const ward = GOOD['wards.csv']!.replace('kind,sex', 'kind,bed_class,sex').replace('assessment,', 'assessment,200,');
    const bed = GOOD['beds.csv']!.replace('kind,', 'kind,specialisms,').replace('bed,', 'bed,bariatric jacuzzi,');
    expect(faultsOf({ 'sites.csv': site, 'wards.csv': ward })).toEqual([
      'wards.csv:2 bed_class: only a mental-health ward has one, and this is of kind assessment',
      'sites.csv:2 outcode: ZE1 is not in outcodes.csv, nor is its area',
    ]);
    expect(faultsOf({ 'beds.csv': bed })).toEqual([
      expect.stringMatching(/^beds\.csv:2 specialisms: must match .*; it is "bariatric jacuzzi"$/),
    ]);
  });

  it('refuses an outward code whose coordinates are not in these islands, or are no numbers', () => {
    expect(faultsOf(add('outcodes.csv', `CT2,X,1.1,51.3,${END}`, `CT-3,X,51.3,east,${END}`))).toEqual([
      expect.stringMatching(/^outcodes\.csv:4 latitude: must not be less than 49; it is 1\.1$/),
      expect.stringMatching(/^outcodes\.csv:4 longitude: must not be greater than 2; it is 51\.3$/),
      expect.stringMatching(/^outcodes\.csv:5 id: must match/),
      expect.stringMatching(/^outcodes\.csv:5 longitude: must be a number.*; it is "east"$/),
    ]);
  });

  it('refuses a setting that a feed does not have', () => {
    const text = GOOD['interfaces.yaml']!.replace('batches: false', 'batches: false\n  retries: 3');
    expect(faultsOf({ 'interfaces.yaml': text })).toEqual(['interfaces.yaml:15 retries: should not exist; it is 3']);
  });

  it('takes the folder that is shipped after it was copied, byte for byte', () => {
    cpSync('deploy/reference/kent-and-medway', folder, { recursive: true });
    expect(() => loadReferenceData(folder)).not.toThrow();
    expect(readFileSync(path.join(folder, 'sites.csv'), 'utf8')).toContain('RVV01');
  });
});
