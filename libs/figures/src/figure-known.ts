/** What the registry says of a figure that its values are judged by. */
export interface FigureRules {
  figureId: string;
  expectedEverySeconds: number;
  /** Bounds, inclusive. */
  min: number;
  max: number;
  /** In units an hour; any rise is believed when left out. */
  mostRisePerHour?: number | undefined;
}

/** What must hold between two figures of one place. */
export interface RelationRule {
  id: string;
  figureId: string;
  relation: '<' | '<=' | '>' | '>=';
  otherFigureId: string;
  reason: string;
}

/** One value as it was told. Instants are RFC 3339 in UTC. */
export interface FigureValue {
  figureId: string;
  placeId: string;
  /** Null when the sender says that it is unknown. */
  value: number | null;
  /** Happened: the moment that it is about. */
  asOf: string;
  /** Known: when it was received. */
  knownAt: string;
  /** Id of the event that told it. */
  source: string;
  /** The interface it came in by; null for a figure that follows from other events. */
  interfaceId: string | null;
}

/** A value that can be believed. */
export interface GoodValue {
  value: number;
  asOf: string;
}

/** Why a value is held. */
export interface HeldBack {
  /** `bounds`, `rise`, or the id of the rule between figures that it breaks: one cause, one alert. */
  rule: string;
  reason: string;
}
