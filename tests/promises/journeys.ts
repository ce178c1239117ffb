/** Where a person is when everything has been heard: a ward's code, on leave from it, or gone. */
export interface Truth {
  ward: string | undefined;
  onLeave: boolean;
}

export interface JourneyMessage {
  patient: number;
  controlId: string;
  trigger: string;
  text: string;
}

export interface Journeys {
  /** In the order of sending; one patient's messages keep theirs. */
  messages: JourneyMessage[];
  truth: Map<number, Truth>;
}

export interface Sender {
  application: string;
  facility: string;
  /** Codes of wards as the sender says them (PL-1). */
  wards: readonly string[];
}

type Step = 'admit' | 'move' | 'cancel-move' | 'leave' | 'return' | 'discharge' | 'cancel-discharge' | 'update';

const TRIGGER: Record<Step, string> = {
  admit: 'A01',
  move: 'A02',
  'cancel-move': 'A12',
  leave: 'A21',
  return: 'A22',
  discharge: 'A03',
  'cancel-discharge': 'A13',
  update: 'A08',
};

/** Journeys that between them use every way to arrive, move, be away, leave and be corrected. */
const PLANS: readonly (readonly Step[])[] = [
  ['admit', 'move', 'discharge'],
  ['admit', 'update', 'move', 'cancel-move'],
  ['admit', 'leave', 'return', 'discharge'],
  ['admit', 'move', 'discharge', 'cancel-discharge'],
  ['admit', 'move', 'leave'],
  ['admit', 'discharge'],
];

/** Journeys of `patients` persons, the same for the same arguments. Times are one minute apart from `from`. */
export function journeys(sender: Sender, options: { patients: number; run: string; from: Temporal.Instant }): Journeys {
  const truth = new Map<number, Truth>();
  const byPatient = Array.from({ length: options.patients }, (_, patient) => journey(sender, options, patient, truth));
  const longest = Math.max(...byPatient.map((messages) => messages.length));
  const messages = Array.from({ length: longest }, (_, step) => byPatient.flatMap((all) => all[step] ?? [])).flat();
  return { messages, truth };
}

function journey(
  sender: Sender,
  { run, from }: { run: string; from: Temporal.Instant },
  patient: number,
  truth: Map<number, Truth>,
): JourneyMessage[] {
  const plan = PLANS[patient % PLANS.length] ?? [];
  const ward = (turn: number) => sender.wards[(patient + turn * 7) % sender.wards.length] ?? '';
  let [now, before, onLeave, gone] = [ward(0), ward(0), false, false];
  const messages = plan.map((step, index) => {
    if (step === 'move') [before, now] = [now, ward(index)];
    if (step === 'cancel-move') now = before;
    if (step === 'leave' || step === 'return') onLeave = step === 'leave';
    if (step === 'discharge' || step === 'cancel-discharge') gone = step === 'discharge';
    const at = from.add({ minutes: index * 10 + (patient % 10) });
    const controlId = `${run}-${patient}-${index}`;
    const text = write(sender, {
      trigger: TRIGGER[step],
      controlId,
      patient: `${run}P${patient}`,
      ward: now,
      prior: before,
      at,
    });
    return { patient, controlId, trigger: TRIGGER[step], text };
  });
  truth.set(patient, { ward: gone ? undefined : now, onLeave });
  return messages;
}

interface Said {
  trigger: string;
  controlId: string;
  patient: string;
  ward: string;
  prior: string;
  at: Temporal.Instant;
}

function write({ application, facility }: Sender, { trigger, controlId, patient, ward, prior, at }: Said): string {
  const time = `${at
    .round('second')
    .toString()
    .replace(/[-:TZ]/g, '')}+0000`;
  const visit = ['PV1', '1', 'I', ward, '', '', prior, ...Array.from({ length: 12 }, () => ''), `V${patient}`];
  return [
    `MSH|^~\\&|${application}|${facility}|CAREWAY|QKS|${time}||ADT^${trigger}|${controlId}|P|2.4`,
    `EVN|${trigger}|${time}||||${time}`,
    `PID|1||${patient}^^^${facility}^PI||MARKED^PERSON||19700101|F`,
    visit.join('|'),
  ]
    .map((segment) => `${segment}\r`)
    .join('');
}
