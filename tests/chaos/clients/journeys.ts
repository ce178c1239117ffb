import { writeEr7, type Sender, type Told } from './said.ts';

/** Where a person is when everything has been heard: a ward's code, on leave from it, or gone. */
export interface Truth {
  ward: string | undefined;
  onLeave: boolean;
}

export interface JourneyMessage {
  patient: number;
  controlId: string;
  text: string;
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

/** Journeys that between them use every way to arrive, move, be away, leave and be corrected. Most people go home. */
const PLANS: readonly (readonly Step[])[] = [
  ['admit', 'move', 'discharge'],
  ['admit', 'leave', 'return', 'discharge'],
  ['admit', 'update', 'move', 'cancel-move', 'discharge'],
  ['admit', 'discharge'],
  ['admit', 'move', 'discharge', 'cancel-discharge', 'discharge'],
  ['admit', 'move', 'update', 'leave'],
  ['admit', 'update', 'move', 'cancel-move'],
];

export const namesOf = (patient: number) => ({ patient: `chaosP${patient}`, visit: `V${patient}` });

/** The whole journey of one person, the same for the same arguments; its steps are ten minutes apart. */
export function journeyOf(
  sender: Sender,
  patient: number,
  from: Temporal.Instant,
  plan: readonly Step[] = PLANS[patient % PLANS.length]!,
): { messages: JourneyMessage[]; truth: Truth } {
  const ward = (turn: number) => sender.wards[(patient + turn * 7) % sender.wards.length]!;
  let [now, before, onLeave, gone] = [ward(0), ward(0), false, false];
  const messages = plan.map((step, index) => {
    if (step === 'move') [before, now] = [now, ward(index)];
    if (step === 'cancel-move') now = before;
    if (step === 'leave' || step === 'return') onLeave = step === 'leave';
    if (step === 'discharge' || step === 'cancel-discharge') gone = step === 'discharge';
    const told: Told = {
      ...namesOf(patient),
      trigger: TRIGGER[step],
      controlId: `J${patient}-${index}`,
      ward: now,
      prior: before,
      at: from.add({ minutes: index * 10 }),
    };
    return { patient, controlId: told.controlId, text: writeEr7(sender, told) };
  });
  return { messages, truth: { ward: gone ? undefined : now, onLeave: !gone && onLeave } };
}
