import { readTimestamp, type AdtMessage, type Said, type SaidVisit, type ZFacts } from '@careway/hl7v2';

const TIMES = ['expectedDischargeAt', 'expectedAdmissionAt'] as const;
const CODES = ['treatmentFunction', 'admissionSource', 'dischargeDisposition'] as const;
const LONGEST_CODE = 20;

/** What the sender says in segments of its own counts where PV1 and PV2 say nothing. */
export function applyZFacts(adt: AdtMessage, facts: ZFacts['facts'], timeZone: string): AdtMessage {
  if (!adt.visit || Object.keys(facts).length === 0) return adt;
  const visit: SaidVisit = { ...adt.visit };
  const fill = (name: (typeof TIMES | typeof CODES)[number], read: (said: string) => Said<string>) => {
    const said = facts[name];
    if (visit[name] === undefined && said !== undefined) visit[name] = said === null ? null : read(said);
  };
  for (const name of TIMES) fill(name, (said) => readTimestamp(said, timeZone)?.instant);
  for (const name of CODES) fill(name, (said) => said.slice(0, LONGEST_CODE).toWellFormed());
  return { ...adt, visit };
}
