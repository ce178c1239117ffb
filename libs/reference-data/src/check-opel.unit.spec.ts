import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { actionsAt } from '@careway/opel';
import { loadReferenceData, ReferenceDataError } from './index.ts';

const SHIPPED = 'deploy/reference/kent-and-medway';
const ACUTE = 'opel/acute-2023-24.yaml';
const INTEGRATED = 'opel/integrated-2024-26.yaml';
const data = loadReferenceData(SHIPPED);

describe('the OPEL tables that are shipped', () => {
  it('hold one after the other', () => {
    const on = (day: string) => data.at(day).opel.map(({ id }) => id);
    expect([on('2024-01-15'), on('2026-11-22'), on('2020-01-01')]).toEqual([
      ['acute-2023-24'],
      ['integrated-2024-26'],
      [],
    ]);
  });

  it('of 2023-24 have nine acute parameters, 44 points at most, and the quoted cut-offs', () => {
    const [table] = data.opel.find(({ id }) => id === 'acute-2023-24')!.pillars;
    expect(table).toMatchObject({ maxPoints: 44, cutOffs: [11, 22, 33, 44], cutOffsProvisional: false });
    expect(table!.parameters).toHaveLength(9);
  });

  it('of 2024-26 have four pillars, ten acute parameters, and flag every number as provisional', () => {
    const { pillars } = data.opel.find(({ id }) => id === 'integrated-2024-26')!;
    expect(pillars.map(({ pillar }) => pillar)).toEqual(['acute', 'community', 'mental-health', 'nhs-111']);
    expect(pillars[0]!.parameters).toHaveLength(10);
    for (const one of pillars) {
      expect(one).toMatchObject({
        cutOffsProvisional: true,
        systemWeightProvisional: true,
        weightBasisProvisional: true,
      });
      expect(one.parameters.filter(({ provisional }) => !provisional)).toEqual([]);
    }
  });

  it('name kinds of action at every level', () => {
    for (const framework of data.opel)
      for (const level of [1, 2, 3, 4] as const) expect(actionsAt(framework, level).length).toBeGreaterThan(0);
  });
});

describe('OPEL tables with a fault', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'opel-'));
    cpSync(SHIPPED, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function faultsOf(file: string, from: string | RegExp, to: string): readonly string[] {
    const whole = path.join(folder, file);
    const text = readFileSync(whole, 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    writeFileSync(whole, changed);
    try {
      loadReferenceData(folder);
    } catch (error) {
      if (error instanceof ReferenceDataError) return error.faults;
      throw error;
    }
    return [];
  }

  it.each([
    [
      'limit: 30,',
      'limit: 10,',
      /^opel\/acute-2023-24\.yaml:24 pillars\.0\.parameters\.0\.bands\.1\.limit: 10 is not above 15, .*: Order/,
    ],
    [
      'maxPoints: 44',
      'maxPoints: 50',
      /^opel\/acute-2023-24\.yaml:11 pillars\.0\.maxPoints: is 50, and the worst bands add up to 44: Send 44\.$/,
    ],
    [
      'direction: higher-is-worse',
      'direction: upwards',
      /^opel\/acute-2023-24\.yaml:23 pillars\.0\.parameters\.0\.direction: must be one of/,
    ],
    [
      '[acute-trust]',
      '[hospital]',
      /^opel\/acute-2023-24\.yaml:10 pillars\.0\.organisationKinds: there is no kind of organisation "hospital"$/,
    ],
    ['[11, 22, 33, 44]', '[11, many, 33, 44]', /^opel\/acute-2023-24\.yaml:12 pillars\.0\.cutOffs: /],
    [
      'figureId: ed-4-hour',
      'figureId: ed-5-hour',
      /^opel\/acute-2023-24\.yaml:28 pillars\.0\.parameters\.1\.figureId: there is no figure "ed-5-hour": Use one/,
    ],
    [
      "unit: 'minutes'",
      "unit: 'hours'",
      /^opel\/acute-2023-24\.yaml:22 pillars\.0\.parameters\.0\.unit: is hours, and ambulance-handover-mean is in minutes: Send minutes\.$/,
    ],
  ])('are refused with file, line, field, rule and fix: %s made %s', (from, to, fault) =>
    expect(faultsOf(ACUTE, from, to)).toContainEqual(expect.stringMatching(fault)),
  );

  it('may not hold on one day with others', () =>
    expect(faultsOf(INTEGRATED, '2024-09-01', '2024-08-01')).toEqual([
      'opel/integrated-2024-26.yaml:6 validFrom: holds on days on which acute-2023-24 holds too',
    ]));

  it('may be missing altogether', () => {
    rmSync(path.join(folder, 'opel'), { recursive: true });
    expect(loadReferenceData(folder).opel).toEqual([]);
  });
});
