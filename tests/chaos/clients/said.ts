/** Who sends: wards are codes as the sender says them (PL-1). */
export interface Sender {
  application: string;
  facility: string;
  wards: readonly string[];
}

export interface Told {
  trigger: string;
  controlId: string;
  /** The sender's number of the patient and of the visit. */
  patient: string;
  visit: string;
  ward: string;
  prior: string;
  at: Temporal.Instant;
}

/** Every message names a person by these, and they may be found nowhere outside the sealed store. */
export const MARKS = /MARKED|PERSON|chaosP\d|19700101/;

/** An ADT message of HL7 2.4 about a marked person. */
export function writeEr7({ application, facility }: Sender, told: Told): string {
  const time = `${told.at
    .round('second')
    .toString()
    .replace(/[-:TZ]/g, '')}+0000`;
  const visit = ['PV1', '1', 'I', told.ward, '', '', told.prior, ...Array.from({ length: 12 }, () => ''), told.visit];
  return [
    `MSH|^~\\&|${application}|${facility}|CAREWAY|QKS|${time}||ADT^${told.trigger}|${told.controlId}|P|2.4`,
    `EVN|${told.trigger}|${time}||||${time}`,
    `PID|1||${told.patient}^^^${facility}^PI||MARKED^PERSON||19700101|F`,
    visit.join('|'),
    '',
  ].join('\r');
}

/** The same as the JSON door takes it. */
export const writeJson = ({ application, facility }: Sender, told: Told): string =>
  JSON.stringify({
    controlId: told.controlId,
    sendingApplication: application,
    sendingFacility: facility,
    type: 'ADT',
    event: told.trigger,
    occurredAt: told.at.round('second').toString(),
    patient: {
      identifiers: [{ value: told.patient, type: 'PI', authority: facility }],
      familyName: 'MARKED',
      givenName: 'PERSON',
    },
    visit: { number: told.visit, location: { pointOfCare: told.ward } },
  });

/** The end of the stored message's id, as an acknowledgement tells it in MSH-10. */
export const idEndOf = (answer: string): string | undefined =>
  /^MSH(?:\|[^|\r]*){8}\|CW([0-9a-f]{18})\|/.exec(answer)?.[1];
