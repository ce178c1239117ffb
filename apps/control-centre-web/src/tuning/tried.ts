/** What tables would have declared in one place, as `POST /opel/bench` tells it. */
export interface Outcome {
  table: string;
  minutes: { opel1: number; opel2: number; opel3: number; opel4: number; unknown: number };
  changes: number;
  alerts: number;
  events: number;
  foreseen: number;
  missed: number;
  falseAlerts: number;
  leadMinutes: { median: number } | null;
}

export interface Tried {
  steps: number;
  tables: { id: string; name: string; notRecorded: string[] }[];
  places: { placeId: string; name: string; pillar: string; outcomes: Outcome[] }[];
}

/** `3 h 20 min`; `45 min` */
export function sayMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

/** `1 of 2, 40 min ahead`: of what was to be warned of, how much was, and how long before. */
export function sayForeseen({ foreseen, events, leadMinutes }: Outcome): string {
  if (events === 0) return 'nothing to warn of';
  const lead = leadMinutes === null ? '' : `, ${sayMinutes(leadMinutes.median)} ahead`;
  return `${foreseen} of ${events}${lead}`;
}
