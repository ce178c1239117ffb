import type { Framework, Parameter, PillarTable } from './framework.ts';
import type { Input } from './score-pillar.ts';

const NAMES = [
  ['handover', 'minutes', [15, 30, 60]],
  ['4-hour', '%', [95, 76, 60]],
  ['attendances', '%', [2, 10, 20]],
  ['majors', '%', [80, 100, 120]],
  ['treatment', 'minutes', [60, 90, 120]],
  ['12 hours', '%', [2, 5, 10]],
  ['occupancy', '%', [92, 95, 98]],
  ['escalation', '%', [2, 4, 6]],
  ['reside', '%', [10, 13, 15]],
] as const;

const worked = ([id, unit, limits]: (typeof NAMES)[number]): Parameter => ({
  id,
  figureId: id,
  name: id,
  unit,
  direction: id === '4-hour' ? 'lower-is-worse' : 'higher-is-worse',
  bands: (id === 'attendances' ? [0, 1, 3, 4] : [0, 2, 3, 5]).map((points, at) =>
    at < 3 ? { limit: limits[at]!, points } : { points },
  ),
  source: 'worked by hand',
  provisional: false,
});

const ACUTE: PillarTable = {
  pillar: 'acute',
  organisationKinds: ['acute-trust'],
  maxPoints: 44,
  cutOffs: [11, 22, 33, 44],
  cutOffsProvisional: false,
  weightBasis: 'bed-base',
  weightBasisProvisional: false,
  systemWeight: 1,
  systemWeightProvisional: false,
  parameters: NAMES.map(worked),
};

const FROM = { source: 'worked by hand', provisional: false };

/** The table by which `worked-examples.md` was worked. */
export const WORKED: Framework = {
  id: 'worked',
  name: 'Worked by hand',
  validFrom: '2023-12-01',
  ...FROM,
  pillars: [ACUTE],
  cascade: [
    { id: 'own', when: 'provider', atLeast: 1, who: 'provider', does: 'enact', actions: 'all', ...FROM },
    { id: 'of-type', when: 'provider', atLeast: 2, who: 'system', does: 'enact', actions: 'of-provider-type', ...FROM },
    { id: 'others', when: 'provider', atLeast: 2, who: 'system', does: 'review', actions: 'others', ...FROM },
    { id: 'system', when: 'system', atLeast: 3, who: 'system', does: 'enact', actions: 'all', ...FROM },
    { id: 'region', when: 'system', atLeast: 3, who: 'region', does: 'review-and-enact', actions: 'all', ...FROM },
  ],
  actions: [
    { level: 1, kind: 'business as usual', ...FROM },
    { level: 2, kind: 'extra board rounds', ...FROM },
    { level: 3, kind: 'system call', ...FROM },
    { level: 4, kind: 'gold command', ...FROM },
  ],
};

/** `34 stale`, `34` (fresh) or `-` (never received), as an input. */
export function inputOf(figureId: string, said: string): Input {
  const [value, state = 'fresh'] = said.split(' ');
  const time = '2026-11-23T10:00:00.000Z';
  if (value === '-') return { figureId, value: null, state: 'never received', asOf: null, receivedAt: null };
  return { figureId, value: Number(value), state: state as Input['state'], asOf: time, receivedAt: time };
}

/** Four pillars of one parameter each, one scale, a quarter each. */
export const FOUR: Framework = {
  ...WORKED,
  pillars: (['acute', 'community', 'mental-health', 'nhs-111'] as const).map((pillar) => ({
    ...ACUTE,
    pillar,
    maxPoints: 100,
    cutOffs: [25, 50, 75, 100],
    systemWeight: 0.25,
    systemWeightProvisional: true,
    parameters: [{ ...worked(NAMES[0]), bands: [{ limit: 15, points: 0 }, { points: 100 }] }],
  })),
};
