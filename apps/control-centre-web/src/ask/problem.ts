/** What a service answers when it refuses: problem details, RFC 9457. */
export interface Problem {
  status: number;
  title: string;
  detail?: string;
  errors?: { field: string; rule: string; fix?: string }[];
  /** Which refusal it is, for a program. */
  code?: string;
  /** With 409 and 412: how what was asked about stands now. */
  current?: { version: number; state?: string; reason?: string; [more: string]: unknown };
}

/** Reads a refusal; one that is no problem document is told by its status. `body` is what came, as text. */
export function readProblem(status: number, body: string): Problem {
  try {
    const said = JSON.parse(body) as Partial<Problem>;
    if (typeof said.title === 'string') return { ...said, status, title: said.title };
  } catch {
    // What is between here and the service answers in its own words.
  }
  return {
    status,
    title: `The service answered ${status}`,
    detail: 'Try again; if it stays so, tell whoever runs it.',
  };
}

export const NO_CONNECTION: Problem = {
  status: 0,
  title: 'No connection to the control centre',
  detail: 'Check that this screen is on the network. What you entered is kept here.',
};

/** What is wrong with one field, such as `reason`, also where its path is longer; nothing when that is not it. */
export function faultOf(problem: Problem | undefined, name: string): string | undefined {
  const fault = problem?.errors?.find(({ field }) => field === name || field.endsWith(`.${name}`));
  return fault && sayFault(fault);
}

const sayFault = ({ field, rule, fix }: NonNullable<Problem['errors']>[number]): string =>
  `${rule.startsWith(field) ? '' : `${field} `}${rule}${fix ? `. ${fix}` : ''}`;

/** The lines in which a refusal is told: what, why, and for each field how to mend it. */
export const sayProblem = ({ title, detail, errors = [] }: Problem): string[] => [
  title,
  ...(detail ? [detail] : []),
  ...errors.map(sayFault),
];
