import type { CascadeRule, Framework, Parameter, PillarTable } from './framework.ts';

/** Something that no single field can know: where, what the rule is, how to mend it. */
export interface FrameworkFault {
  /** Path from the framework, such as `pillars.0.parameters.3.bands.1.limit`. */
  field: string;
  rule: string;
  fix: string;
}

const NEARLY = 1e-9;

/** All that is wrong with tables whose fields are right one by one; none when they can be scored by. */
export function faultsOfFramework({ pillars, cascade, actions }: Framework): FrameworkFault[] {
  return [
    ...(pillars.length === 0 ? [fault('pillars', 'has no pillar', 'Give at least one.')] : []),
    ...twice(pillars, 'pillars', ({ pillar }) => pillar),
    ...pillars.flatMap((table, at) => pillarFaults(table, `pillars.${at}`)),
    ...weightFaults(pillars),
    ...sameCutOffs(pillars),
    ...twice(cascade, 'cascade', ({ id }) => id),
    ...cascade.flatMap((rule, at) => cascadeFaults(rule, `cascade.${at}`)),
    ...twice(actions, 'actions', ({ level, kind }) => `${level} ${kind}`),
  ];
}

const fault = (field: string, rule: string, fix: string): FrameworkFault => ({ field, rule, fix });

function twice<Item>(items: readonly Item[], field: string, keyOf: (item: Item) => string): FrameworkFault[] {
  const seen = new Set<string>();
  return items.flatMap((item, at) => {
    const key = keyOf(item);
    if (!seen.has(key)) return seen.add(key) && [];
    return [fault(`${field}.${at}`, `${key} is there twice`, 'Take one away or give it another name.')];
  });
}

function pillarFaults(table: PillarTable, field: string): FrameworkFault[] {
  const { parameters, maxPoints } = table;
  if (parameters.length === 0) return [fault(`${field}.parameters`, 'has no parameter', 'Give at least one.')];
  const most = parameters.reduce((sum, { bands }) => sum + (bands.at(-1)?.points ?? 0), 0);
  return [
    ...twice(parameters, `${field}.parameters`, ({ id }) => id),
    ...twice(parameters, `${field}.parameters`, ({ figureId }) => `the figure ${figureId}`),
    ...parameters.flatMap((one, at) => parameterFaults(one, `${field}.parameters.${at}`)),
    ...(Math.abs(most - maxPoints) > NEARLY
      ? [fault(`${field}.maxPoints`, `is ${maxPoints}, and the worst bands add up to ${most}`, `Send ${most}.`)]
      : []),
    ...cutOffFaults(table, field),
  ];
}

function cutOffFaults({ cutOffs, maxPoints }: PillarTable, field: string): FrameworkFault[] {
  const where = `${field}.cutOffs`;
  if (cutOffs.length !== 4)
    return [fault(where, `has ${cutOffs.length} numbers`, 'Give four: the last total of levels 1, 2, 3 and 4.')];
  const falls = cutOffs.findIndex((one, at) => at > 0 && one <= cutOffs[at - 1]!);
  const rises = 'Let each be above the one before.';
  return [
    ...(falls > 0 ? [fault(`${where}.${falls}`, `${cutOffs[falls]} is not above ${cutOffs[falls - 1]}`, rises)] : []),
    ...(cutOffs[3] === maxPoints
      ? []
      : [fault(`${where}.3`, `is not ${maxPoints}, the most that can be scored`, `Send ${maxPoints}.`)]),
  ];
}

function parameterFaults({ bands, direction }: Parameter, field: string): FrameworkFault[] {
  if (bands.length < 2)
    return [fault(`${field}.bands`, 'has fewer than two bands', 'Give one for each range of values.')];
  return bands.flatMap((band, at) => {
    const where = `${field}.bands.${at}`;
    const before = bands[at - 1];
    const isLast = at === bands.length - 1;
    const faults: FrameworkFault[] = [];
    if (isLast && band.limit !== undefined)
      faults.push(fault(`${where}.limit`, 'ends the worst band', 'Leave it out: the worst band has no end.'));
    if (!isLast && band.limit === undefined)
      faults.push(fault(`${where}.limit`, 'is missing', 'Give the last value that belongs to the band.'));
    if (before?.limit !== undefined && band.limit !== undefined && !goesOn(before.limit, band.limit, direction)) {
      const word = direction === 'higher-is-worse' ? 'above' : 'below';
      const rule = `${band.limit} is not ${word} ${before.limit}, and ${direction} was said`;
      faults.push(fault(`${where}.limit`, rule, 'Order the bands from the best to the worst.'));
    }
    if (before && band.points < before.points) {
      const rule = `${band.points} is less than the ${before.points} of the better band`;
      faults.push(fault(`${where}.points`, rule, 'A worse band has as many points or more.'));
    }
    return faults;
  });
}

const goesOn = (before: number, limit: number, direction: Parameter['direction']): boolean =>
  direction === 'higher-is-worse' ? limit > before : limit < before;

function weightFaults(pillars: readonly PillarTable[]): FrameworkFault[] {
  const sum = pillars.reduce((total, { systemWeight }) => total + systemWeight, 0);
  if (pillars.length === 0 || Math.abs(sum - 1) <= NEARLY) return [];
  return [fault('pillars', `the system weights add up to ${sum}`, 'Let systemWeight of all pillars add up to 1.')];
}

function sameCutOffs(pillars: readonly PillarTable[]): FrameworkFault[] {
  const [first] = pillars;
  return pillars.flatMap(({ cutOffs }, at) =>
    String(cutOffs) === String(first!.cutOffs)
      ? []
      : [
          fault(
            `pillars.${at}.cutOffs`,
            'are not those of the first pillar, and the overall score is banded by both',
            'Use one scale for all pillars.',
          ),
        ],
  );
}

function cascadeFaults({ when, who, actions }: CascadeRule, field: string): FrameworkFault[] {
  return [
    ...(when === 'system' && who === 'provider'
      ? [fault(`${field}.who`, 'is provider for a score of the system', 'Providers act on their own score.')]
      : []),
    ...(when === 'system' && actions !== 'all'
      ? [fault(`${field}.actions`, `is ${actions} for a score of the system`, 'It is of no kind of provider: say all.')]
      : []),
  ];
}
