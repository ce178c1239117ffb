import type { Tx } from '@careway/database';
import {
  LEVELS,
  cascade,
  explainPillar,
  type Duty,
  type Framework,
  type Level,
  type OpelPillar,
  type Pillar,
  type OpelPlaces,
} from '@careway/opel';
import { levelInForce, londonDay, type OpelScored } from '@careway/pressure';
import type { OpelFramework, ReferenceData } from '@careway/reference-data';
import { problem } from '@careway/service-kit';
import { inForceOn, readFrameworks } from './frameworks.ts';
import { actionsAnswer, frameworkAnswer, parameterAnswer, scoreAnswer, type ShownPlace } from './opel-answers.ts';
import { opelPlaces } from './opel-places.ts';
import { scoresNow, type OpelSources } from './score-opel.ts';
import type { OpelAnswer, OpelExplanation } from './shapes.ts';

type Reader = Pick<Tx, 'query'>;

interface Standing {
  change: OpelScored;
  before: OpelScored | null;
}

const HOUR_MS = 3_600_000;

/** The scores that stand, with what counted an hour before `now`. */
const readStanding = (tx: Reader, now: number): Promise<Standing[]> =>
  tx.query<Standing>(
    `SELECT change, (SELECT change FROM opel_score WHERE (place_id, pillar) = (opel_now.place_id, opel_now.pillar)
       AND scored_at <= $1 ORDER BY scored_at DESC, score_id DESC LIMIT 1) AS before
     FROM opel_now`,
    [new Date(now - HOUR_MS).toISOString()],
  );

interface InForce {
  framework: OpelFramework;
  places: OpelPlaces;
}

/** The version in force at `now` (epoch milliseconds) and whom it scores. */
async function inForceAt(tx: Reader, reference: ReferenceData, now: number): Promise<InForce | undefined> {
  const day = londonDay(now);
  const framework = inForceOn(await readFrameworks(tx, reference), day)?.framework;
  return framework && { framework, places: opelPlaces(reference, framework, day) };
}

/** Every score that stands, who has to act because of it, and the kinds of action. */
export async function readOpel(tx: Reader, reference: ReferenceData, now: number): Promise<OpelAnswer> {
  const [inForce, standing] = await Promise.all([inForceAt(tx, reference, now), readStanding(tx, now)]);
  const at = new Date(now).toISOString();
  if (!inForce) return { at, scores: [], duties: [], actions: [] };
  const { framework, places } = inForce;
  const scores = keysOf(places).flatMap(([placeId, pillar]) => {
    const found = standing.find(({ change }) => change.placeId === placeId && change.pillar === pillar);
    return found ? [scoreAnswer(found.change, shown(places, placeId, found.before))] : [];
  });
  return {
    at,
    framework: frameworkAnswer(framework),
    scores,
    duties: dutiesOf(framework, places, standing),
    actions: LEVELS.map((level) => actionsAnswer(framework, level)),
  };
}

/** The system first, then the providers in their fixed order. */
const keysOf = ({ system, providers }: OpelPlaces): [placeId: string, pillar: OpelPillar][] => [
  ...(system
    ? [
        [system.placeId, 'overall'] as [string, OpelPillar],
        ...[...new Set(providers.map(({ pillar }) => pillar))].map((one): [string, OpelPillar] => [
          system.placeId,
          one,
        ]),
      ]
    : []),
  ...providers.map(({ placeId, pillar }): [string, OpelPillar] => [placeId, pillar]),
];

function shown({ system, providers }: OpelPlaces, placeId: string, before: OpelScored | null): ShownPlace {
  const of = system?.placeId === placeId ? 'system' : 'provider';
  const name = of === 'system' ? system!.name : (providers.find((one) => one.placeId === placeId)?.name ?? placeId);
  return { name, of, levelAnHourAgo: before && levelInForce(before) };
}

function dutiesOf(framework: Framework, { system, providers }: OpelPlaces, standing: readonly Standing[]): Duty[] {
  const levelOf = (placeId: string, pillar: OpelPillar): Level | null => {
    const found = standing.find(({ change }) => change.placeId === placeId && change.pillar === pillar);
    return found ? levelInForce(found.change) : null;
  };
  if (!system) return [];
  return cascade(
    framework,
    { placeId: system.placeId, level: levelOf(system.placeId, 'overall') },
    providers.map(({ placeId, pillar }) => ({ placeId, pillar, level: levelOf(placeId, pillar) })),
  );
}

/** The pillar that is meant where none was said; throws a problem (404, 422) for a place or pillar that is not scored. */
export async function meantPillar(
  tx: Reader,
  reference: ReferenceData,
  { placeId, pillar }: { placeId: string; pillar?: OpelPillar | undefined },
  now: number,
): Promise<OpelPillar> {
  const inForce = await inForceAt(tx, reference, now);
  const pillars = inForce ? keysOf(inForce.places).filter(([id]) => id === placeId) : [];
  if (pillars.length === 0)
    throw problem(404, { title: 'OPEL is not scored for this place', detail: 'GET /opel lists the places that are.' });
  const meant = pillars.find(([, one]) => pillar === undefined || one === pillar);
  if (meant) return meant[1];
  const fix = `Send one of ${pillars.map(([, one]) => one).join(', ')}, or leave it out.`;
  const errors = [{ field: 'pillar', rule: 'is not scored for this place', fix }];
  throw problem(422, { title: 'The place has no such pillar', errors });
}

/** Why a place has its level: worked out from the figures as they stand at `now` (epoch milliseconds). */
export async function explainOpel(
  tx: Reader,
  sources: OpelSources,
  asked: { placeId: string; pillar?: OpelPillar | undefined },
  now: number,
): Promise<OpelExplanation> {
  const pillar = await meantPillar(tx, sources.reference, asked, now);
  const [inForce, standing] = await Promise.all([inForceAt(tx, sources.reference, now), readStanding(tx, now)]);
  const { framework, places } = inForce!;
  const { scores } = await scoresNow(tx, sources, framework, now);
  const one = scores.find((score) => score.placeId === asked.placeId && score.pillar === pillar)!;
  const found = standing.find(({ change }) => change.placeId === asked.placeId && change.pillar === pillar);
  if (!found) throw problem(404, { title: 'The place has not been scored yet', detail: 'Ask again in some seconds.' });
  const { points, level, best, worst, unsure } = one.score;
  const current = { ...found.change, points, level, best, worst, unsure };
  const counted = levelInForce(current);
  return {
    score: scoreAnswer(current, shown(places, asked.placeId, found.before)),
    framework: frameworkAnswer(framework),
    parameters: [],
    parts: 'parts' in one.score ? one.score.parts : [],
    ...('parameters' in one.score && explained(framework, pillar as Pillar, one.score, now)),
    ...(counted !== null && { actions: actionsAnswer(framework, counted) }),
  };
}

function explained(
  framework: OpelFramework,
  pillar: Pillar,
  score: Parameters<typeof explainPillar>[1],
  now: number,
): Pick<OpelExplanation, 'parameters' | 'pointsToNextLevel' | 'pointsToLevelBefore'> {
  const table = framework.pillars.find((one) => one.pillar === pillar)!;
  const { parameters, pointsToNextLevel, pointsToLevelBefore } = explainPillar(table, score, now);
  return {
    parameters: parameters.map(parameterAnswer),
    ...(pointsToNextLevel !== undefined && { pointsToNextLevel }),
    ...(pointsToLevelBefore !== undefined && { pointsToLevelBefore }),
  };
}
