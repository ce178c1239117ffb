import type { CascadeRule, Framework, Pillar } from './framework.ts';
import type { Level } from './level.ts';

/** The level in force of one provider, or of the system as a whole. */
export interface LevelInForce {
  placeId: string;
  /** None for the system as a whole. */
  pillar?: Pillar;
  level: Level | null;
}

/** What somebody has to do because of a level. */
export interface Duty {
  who: CascadeRule['who'];
  /** The provider or system that acts; left out for the region. */
  placeId?: string;
  level: Level;
  does: CascadeRule['does'];
  actions: CascadeRule['actions'];
  /** Whose kind of provider the actions are for. */
  pillar?: Pillar;
  /** The place whose level it is. */
  because: string;
  rule: string;
  provisional: boolean;
}

/** Who has to do what by the rules of the framework. A level that is not known calls for nothing by itself. */
export function cascade(framework: Framework, system: LevelInForce, providers: readonly LevelInForce[]): Duty[] {
  return framework.cascade.flatMap((rule) =>
    (rule.when === 'system' ? [system] : providers).flatMap((place) =>
      place.level !== null && place.level >= rule.atLeast ? [dutyOf(rule, place, place.level, system)] : [],
    ),
  );
}

function dutyOf(rule: CascadeRule, place: LevelInForce, level: Level, system: LevelInForce): Duty {
  const { id, who, does, actions, provisional } = rule;
  const placeId = { provider: place.placeId, system: system.placeId, region: undefined }[who];
  const pillar = actions === 'all' ? undefined : place.pillar;
  return {
    who,
    ...(placeId !== undefined && { placeId }),
    level,
    does,
    actions,
    ...(pillar && { pillar }),
    because: place.placeId,
    rule: id,
    provisional,
  };
}
