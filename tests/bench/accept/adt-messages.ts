import { loadReferenceData, type Interface } from '@careway/reference-data';

/** A message that is ready to be sent, framed. */
export interface Outgoing {
  /** Which sender's connection it goes by: one patient's messages all by the same. */
  line: number;
  controlId: string;
  frame: Buffer;
}

const SENDERS = ['rvv-pas', 'rn7-pas'];
/** People who were met before the measurement; each second visit is one of theirs. */
export const KNOWN_PEOPLE = 4_000;
/** Visits of one line that are on their way at the same time. */
const TOGETHER = 50;
const STEPS = ['A01', 'A08', 'A02', 'A03'] as const;
const START = Date.UTC(2026, 10, 22, 6);

interface Person {
  number: number;
  from: Interface;
}

interface Said extends Person {
  trigger: (typeof STEPS)[number] | 'A28';
  controlId: string;
  visit: string;
  turn: number;
}

/** The messages of two hospitals' patient administration systems, as large as theirs, over so many lines. */
export class AdtMessages {
  private readonly senders = SENDERS.map((id) =>
    loadReferenceData('deploy/reference/kent-and-medway').interfaceById(id)!,
  );
  private visits = 0;

  constructor(private readonly lines: number) {}

  /** Registers the people who will be known later. */
  registrations(): Outgoing[] {
    return Array.from({ length: KNOWN_PEOPLE }, (_, number) => {
      const said = { ...this.person(number), trigger: 'A28', controlId: `K-${number}`, visit: '', turn: 0 } as const;
      return this.outgoing(said);
    });
  }

  /**
   * Visits of four messages each (admitted, updated, moved, discharged), half of them of people never heard of before.
   * All lines take turns; the control id ends in the number of the step.
   */
  visitsOf(count: number): Outgoing[] {
    const perTurn = TOGETHER * this.lines;
    const turns = Math.ceil(count / STEPS.length / perTurn);
    const messages: Outgoing[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const visits = Array.from({ length: perTurn }, () => this.nextVisit());
      for (const [step, trigger] of STEPS.entries())
        for (const { person, visit } of visits)
          messages.push(this.outgoing({ ...person, trigger, controlId: `${visit}-${step}`, visit, turn: step }));
    }
    return messages;
  }

  /** Of every line in turn; a line's visits are in turn of a known and a new person. */
  private nextVisit() {
    const [line, turn] = [this.visits % this.lines, Math.floor(this.visits / this.lines)];
    this.visits += 1;
    const number = Math.floor(turn / 2) * this.lines + line;
    const person = this.person(turn % 2 === 0 ? number % KNOWN_PEOPLE : KNOWN_PEOPLE + number);
    return { person, visit: `V${this.visits}` };
  }

  private person(number: number): Person {
    return { number, from: this.senders[Math.floor(number / this.lines) % this.senders.length]! };
  }

  private outgoing(said: Said): Outgoing {
    const { number, controlId } = said;
    return { line: number % this.lines, controlId, frame: Buffer.from(`\v${textOf(said)}\x1c\r`) };
  }
}

/** Ten digits with the check digit of an NHS number, from the range that is never issued; none where it would be 10. */
function nhsNumber(number: number): string | undefined {
  const digits = `999${String(number % 1_000_000).padStart(6, '0')}`;
  const sum = [...digits].reduce((all, digit, place) => all + Number(digit) * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : `${digits}${check}`;
}

const time = (minutes: number): string =>
  new Date(START + minutes * 60_000)
    .toISOString()
    .replaceAll(/[-:TZ]/g, '')
    .slice(0, 14);

function textOf({ number, from, trigger, controlId, visit, turn }: Said): string {
  const [application, facility] = [from.allowedApplications[0], from.allowedFacilities[0]];
  const now = time(turn * 45 + (number % 240));
  const nhs = nhsNumber(number);
  const local = `M${number}^^^${from.identifierAuthority}^PI`;
  const place = (step: number) => {
    const { pointOfCare, facility: site = '' } = from.locationMap[(number + step) % from.locationMap.length]!;
    return `${pointOfCare}^BAY ${(number % 4) + 1}^${(number % 28) + 1}^${site}`;
  };
  const segments = [
    `MSH|^~\\&|${application}|${facility}|CAREWAY|QKS|${now}||ADT^${trigger}|${controlId}|P|2.4|||AL|NE|GBR`,
    `EVN|${trigger}|${now}||||${now}`,
    `PID|1||${nhs ? `${nhs}^^^NHS^NH~` : ''}${local}||SPECIMEN${number}^PERSON^B^^MS||19${10 + (number % 90)}0714|F|||${number % 200} EXAMPLE STREET^NEAR THE STATION^EXAMPLETOWN^EXAMPLESHIRE^ZZ99 ${number % 10}ZZ^GBR^H||01632 ${100_000 + (number % 900_000)}^PRN^PH|||M|C22||||||A`,
    `PD1|||EXAMPLE SURGERY^^X${10_000 + (number % 90_000)}|G${1_000_000 + (number % 1_000_000)}^PRACTITIONER^EXAMPLE^^^DR^^^GMP`,
  ];
  if (trigger === 'A28') return `${segments.join('\r')}\r`;
  const moved = Math.max(0, turn - 1);
  const prior = moved > 0 ? place(moved - 1) : '';
  const gone =
    trigger === 'A03' ? `1|19${'|'.repeat(8)}${time(number % 240)}|${now}` : `${'|'.repeat(9)}${time(number % 240)}`;
  segments.push(
    `PV1|1|I|${place(moved)}|21||${prior}|C${4_000_000 + (number % 900)}^CONSULTANT^EXAMPLE^^^MR^^^GMC|||300||||19|||||${visit}^^^${from.identifierAuthority}^VN${'|'.repeat(17)}${gone}`,
    `PV2|||ACUTE^Example reason for admission as a clerk would type it||||||${time(5 * 1_440)}`,
  );
  return `${segments.join('\r')}\r`;
}
