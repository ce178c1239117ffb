import { writeMessage } from '@careway/hl7v2';

/** The sender that these messages name. No interface lists it, so the one for trying out takes it. */
export const SENDER = { application: 'GROWTH', facility: 'GROWTH', authority: 'GROWTH' };
/** Whose visit numbers they are: the authority of the interface for trying out. */
export const VISIT_AUTHORITY = 'TRY-OUT';

export const localNumber = (person: number): string => `P${person}`;

export interface Message {
  person: number;
  controlId: string;
  text: string;
}

const STEPS = ['A01', 'A02', 'A03'] as const;

export interface Journeys {
  /** Numbers of people; each is admitted, moved to another ward, and discharged. */
  people: readonly number[];
  wards: readonly string[];
  /** Nothing else that is ever sent to the same database has this name. */
  run: string;
  /** How long ago it was. A day that everything happened on would be a day such as no hospital has. */
  daysAgo?: number;
}

/**
 * The messages of everyone's journey, mixed as on a working day: while some are admitted, others move and others leave.
 * One person's messages keep their order.
 */
export function journeys({ people, wards, run, daysAgo = 0 }: Journeys): Message[] {
  const from = Temporal.Now.instant().subtract({ hours: 1 + 24 * daysAgo });
  const turns = people.flatMap((person, place) =>
    STEPS.map((trigger, step) => {
      const controlId = `${run}-${place}-${step}`;
      const ward = (turn: number) => wards[(place + turn * 7) % wards.length]!;
      const at = from.add({ minutes: step * 10 });
      const said = { trigger, controlId, person, visit: `${run}-${place}`, ward: ward(Math.min(step, 1)), at };
      return { turn: place + (step * people.length) / 2, message: { person, controlId, text: write(said) } };
    }),
  );
  return turns.toSorted((a, b) => a.turn - b.turn).map(({ message }) => message);
}

interface Said {
  trigger: (typeof STEPS)[number];
  controlId: string;
  person: number;
  visit: string;
  ward: string;
  at: Temporal.Instant;
}

/** About as much as a patient administration system says. */
function write({ trigger, controlId, person, visit, ward, at }: Said): string {
  const { application, facility, authority } = SENDER;
  const time = `${at
    .round('second')
    .toString()
    .replace(/[-:TZ]/g, '')}+0000`;
  return writeMessage([
    [
      'MSH',
      {
        3: application,
        4: facility,
        5: 'CAREWAY',
        6: 'QKS',
        7: time,
        9: ['ADT', trigger],
        10: controlId,
        11: 'P',
        12: '2.4',
      },
    ],
    ['EVN', { 1: trigger, 2: time, 6: time }],
    [
      'PID',
      {
        1: '1',
        3: [localNumber(person), '', '', authority, 'PI'],
        5: ['SPECIMEN', 'PERSON'],
        7: '19700101',
        8: 'F',
        11: ['1 Example Street', '', 'Exampletown', '', 'ZZ99 9ZZ'],
      },
    ],
    ['PV1', { 1: '1', 2: 'I', 3: ward, 19: visit, 44: time, ...(trigger === 'A03' ? { 36: '1', 45: time } : {}) }],
  ]);
}
