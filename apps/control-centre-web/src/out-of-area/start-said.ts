/** What is entered of a placement that begins. */
export interface StartEntered {
  organisationId: string;
  name: string;
  unit: string;
  outcode: string;
  reasonCode: string;
  bedClass: string;
  sex: 'female' | 'male' | 'any';
  home: string;
  judgedByRole: string;
  usualNetwork: 'no' | 'yes';
  coordinatorCanVisit: 'no' | 'yes';
  weeklyPounds: string;
}

export const NOTHING_ENTERED: StartEntered = {
  organisationId: '',
  name: '',
  unit: '',
  outcode: '',
  reasonCode: '10',
  bedClass: '200',
  sex: 'any',
  home: '',
  judgedByRole: '',
  usualNetwork: 'no',
  coordinatorCanVisit: 'no',
  weeklyPounds: '',
};

/** The first part of a postcode: the rest is never sent. */
const outward = (said: string): string => said.trim().toUpperCase().split(/\s+/)[0] ?? '';

/** The body of the command, as of now (epoch ms). What is left out is not known, and not sent. */
export function startSaid(entered: StartEntered, subjectId: string, now: number): object {
  const at = new Date(now).toISOString();
  const [outcode, homeOutcode] = [outward(entered.outcode), outward(entered.home)];
  const { reasonCode, bedClass, sex, judgedByRole } = entered;
  const pounds = entered.weeklyPounds.replaceAll(/[£,\s]/g, '');
  return {
    subjectId,
    receiver: {
      organisationId: entered.organisationId.trim(),
      name: entered.name.trim(),
      unit: entered.unit.trim(),
      sector: 'independent',
      ...(outcode && { outcode }),
    },
    judgement: {
      usualNetwork: entered.usualNetwork === 'yes',
      coordinatorCanVisit: entered.coordinatorCanVisit === 'yes',
      judgedByRole: judgedByRole.trim(),
      judgedAt: at,
    },
    reasonCode,
    bedClass,
    need: {
      types: ['bed'],
      bedClasses: [bedClass],
      sex,
      isolation: false,
      specialisms: [],
      ...(homeOutcode && { homeOutcode }),
    },
    startedAt: at,
    ...(pounds !== '' && { weeklyCostPence: Math.round(Number(pounds) * 100) }),
  };
}
